package word

import (
	"slices"
	"strings"
)

// keeper takes over from a template what keptKinds names and what the parts kept so far use.
type keeper struct {
	archive archive
	types   *contentTypes
	kinds   []keptKind
	kept    *parts
	texts   map[string][]byte // of parts, by name, that are kept with another text than the archive's
	// drawings are those in SVG that were looked at, and whether they need nothing but themselves.
	drawings map[string]bool
}

// keep takes over a part and all that it uses. The document as a whole is the part "".
func (k *keeper) keep(name string, kind keptKind) error {
	if _, done := k.kept.get(name); done {
		return nil
	}
	data, err := k.text(name)
	if err != nil {
		return err
	}
	if name != "" {
		k.kept.put(name, data) // before what it uses, which may use it
		if !kind.markup {
			return nil
		}
	}
	part, err := k.archive.read(linksName(name))
	if err != nil {
		return err
	}
	links, err := readLinks(name, part)
	if err != nil {
		return err
	}
	chosen := k.chosen(links, kind.link)
	used := map[string]bool{}
	if name != "" {
		if data, used, err = trimmed(data, kind, chosen); err != nil {
			return damaged(name, err)
		}
		k.kept.put(name, data)
	}
	return k.follow(links, chosen, used)
}

// text returns what a part holds.
func (k *keeper) text(name string) ([]byte, error) {
	if data, changed := k.texts[name]; changed {
		return data, nil
	}
	return k.archive.read(name)
}

// chosen returns for the relationships of a part of some kind what each leads to, by id; nothing for those that a new
// document is without.
func (k *keeper) chosen(l *links, user string) map[string]choice {
	out := map[string]choice{}
	silent := map[string]bool{}
	for i, r := range l.list {
		kind, ok := k.kindOf(r, user)
		if _, twice := out[r.id]; twice || !ok || kind.silent && silent[r.kind] {
			continue
		}
		silent[r.kind] = true
		out[r.id] = choice{i, kind}
	}
	return out
}

// choice is a relationship that may be kept: its place in the list, and the kind of what it leads to.
type choice struct {
	place int
	kind  keptKind
}

// kindOf returns the row for what a relationship of a part of some kind leads to.
func (k *keeper) kindOf(r relation, user string) (keptKind, bool) {
	i := slices.IndexFunc(k.kinds, func(kind keptKind) bool {
		switch {
		case kind.user != user || kind.link != r.kind:
			return false
		case kind.content == "":
			return r.onWeb()
		}
		content := k.types.of(r.target)
		return r.target != "" && k.archive.has(r.target) && strings.HasPrefix(content, kind.content) && k.alone(r.target, content)
	})
	if i < 0 {
		return keptKind{}, false
	}
	return k.kinds[i], true
}

// alone reports whether a picture needs nothing but itself.
func (k *keeper) alone(name, content string) bool {
	if !strings.HasPrefix(content, "image/svg") {
		return true
	}
	alone, known := k.drawings[name]
	if !known {
		data, err := k.archive.read(name)
		alone = err == nil && selfContained(data)
		k.drawings[name] = alone
	}
	return alone
}

// follow keeps what the relationships chosen lead to, where the part names it or needn't, and the list of those.
func (k *keeper) follow(l *links, chosen map[string]choice, used map[string]bool) error {
	places := map[int]keptKind{}
	for id, c := range chosen {
		if c.kind.silent || used[id] {
			places[c.place] = c.kind
		}
	}
	if list := l.only(func(i int) bool { _, ok := places[i]; return ok }); list != nil {
		k.kept.put(l.name, list)
	}
	for i, r := range l.list {
		if kind, ok := places[i]; ok && r.target != "" {
			if err := k.keep(r.target, kind); err != nil {
				return err
			}
		}
	}
	return nil
}
