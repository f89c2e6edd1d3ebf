package session

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/shopspring/decimal"

	"tomworkbench/model"
)

// View says which part of a case is shown. It is remembered, but it is no part of the case.
type View struct {
	// Scenario is the id of the scenario shown, empty for a case without one.
	Scenario string         `json:"scenario"`
	Estimate model.Estimate `json:"estimate"`
	Basis    model.Basis    `json:"basis"`
	// Comparator is the id of the scenario that others are compared with, empty for none.
	Comparator string `json:"comparator,omitempty"`
	// Final says that papers are stamped as final. Nobody is to find that set who hasn't set it, so it isn't remembered.
	Final bool `json:"-"`
	// Public says that papers are without what is not for publication. It isn't remembered either.
	Public bool `json:"-"`
	// WhatIf is the question that the figures shown answer. It isn't remembered either, and is never kept in the case.
	WhatIf model.WhatIf `json:"-"`
}

// Difference is an amount in £m, or unknown.
type Difference struct {
	Amount decimal.Decimal
	Known  bool
}

// The names of the settings that a session remembers.
const (
	settingCase = "case"
	settingView = "view/"
	settingWho  = "who"
)

// View returns what is shown.
func (s *Session) View() View { return s.view }

// Scenario returns the scenario shown, an unnamed one where the case has none.
func (s *Session) Scenario() *model.Scenario {
	if shown, ok := s.current.Scenarios.Get(s.view.Scenario); ok {
		return shown
	}
	return &model.Scenario{}
}

// Show changes the view; what is not in the case or not known is replaced by the default.
func (s *Session) Show(v View) {
	if v = s.sound(v); v == s.view {
		return
	}
	s.setView(v)
	s.announce()
}

func (s *Session) setView(v View) {
	if v == s.view {
		return
	}
	s.view = v
	if raw, err := json.Marshal(v); err == nil {
		s.Remember(settingView+s.current.Head().ID, string(raw))
	}
}

// sound returns the view with what is unknown replaced by the default; a scenario that is gone gives way to
// the one shown before it.
func (s *Session) sound(v View) View {
	if _, ok := s.current.Scenarios.Get(v.Scenario); !ok {
		v.Scenario = s.shownBefore
	}
	if _, ok := s.current.Scenarios.Get(v.Scenario); !ok {
		v.Scenario = ""
		if first := s.current.DefaultScenario(); first != nil {
			v.Scenario = first.ID
		}
	}
	if _, ok := s.current.Scenarios.Get(v.Comparator); !ok {
		v.Comparator = ""
	}
	if v.Estimate != model.Central && v.Estimate != model.Maximum {
		v.Estimate = model.Minimum
	}
	v.WhatIf = v.WhatIf.Sound()
	if !slices.Contains(model.Bases(), v.Basis) {
		v.Basis = cmp.Or(s.current.Head().Basis, model.InYear)
	}
	return v
}

// follow keeps the view on what an edit changed: a scenario that it adds is shown, and so is the one
// in which it changes what is said, unless that is only ruled out or in, or said to be not chosen; a scenario that is gone gives way to the default one.
func (s *Session) follow(entry model.Entry) {
	v := s.view
	for _, ch := range entry.Changes {
		if to, ok := ch.To.(*model.Scenario); ok && ch.From == nil {
			v.Scenario, s.shownBefore = to.ID, s.view.Scenario
		}
		if followed(ch.Kind()) {
			v.Scenario = ch.Scenario()
		}
	}
	if touched := len(entry.Changes); touched > 1 && !addsOneScenario(entry) {
		v.Scenario = s.view.Scenario
	}
	s.setView(s.sound(v))
}

// followed reports whether the view goes to the scenario that says a record of a kind once that is changed. It stays where it
// is when an option is ruled out or in, or is said why it was not chosen.
func followed(kind model.Kind) bool {
	return kind != model.KindRuledOut && kind != model.KindWhyNot && slices.Contains(model.KindsInScenarios(), kind)
}

func addsOneScenario(entry model.Entry) bool {
	added := 0
	for _, ch := range entry.Changes {
		if _, ok := ch.To.(*model.Scenario); ok && ch.From == nil {
			added++
		}
	}
	return added == 1
}

// Remember keeps a setting of the program's, such as the window's size: at once for [Session.Recall], and in the store
// once the writer gets round to it. An empty value takes it out.
func (s *Session) Remember(name, value string) {
	if s.settings[name] == value {
		return
	}
	s.settings[name] = value
	if !s.readOnly {
		s.writer.addSetting(name, value)
	}
}

// Who returns the name that edits are signed with, empty for nobody in particular.
func (s *Session) Who() string { return s.who }

// Signed reports whether edits have a name, or are known to have none.
func (s *Session) Signed() bool { return s.who != "" || s.signed }

// SignAs signs edits with a name from now on, an empty one for nobody in particular.
func (s *Session) SignAs(who string) {
	s.who, s.signed = who, true
	s.Remember(settingWho, who)
}

// Recall returns a setting as it was remembered last, empty for none. It never waits for the disk.
func (s *Session) Recall(name string) string { return s.settings[name] }

// LastCase returns the id of the case that was open last, empty for none.
func (s *Session) LastCase() string { return s.Recall(settingCase) }

// LastCaseIn returns the same of a store without a session.
func LastCaseIn(store Store) (string, error) {
	settings, err := store.Settings()
	return settings[settingCase], err
}

// recallView returns what was shown of a case, the zero view where that isn't remembered.
func (s *Session) recallView(id string) View {
	var v View
	if json.Unmarshal([]byte(s.Recall(settingView+id)), &v) != nil {
		return View{}
	}
	return v
}
