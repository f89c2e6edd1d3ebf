package findingtable

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tomworkbench/model"
	"tomworkbench/storage/casefile"
)

func example(t testing.TB) *model.Case {
	t.Helper()
	f, err := casefile.Read(filepath.Join("..", "..", "assets", "oxfordshire-2018.tomcase"))
	if err != nil {
		t.Fatal(err)
	}
	return f.Case
}

// bare is the example without its activities and findings.
func bare(t testing.TB) *model.Case {
	t.Helper()
	kept := slices.DeleteFunc(slices.Collect(example(t).Records()), func(r model.Record) bool {
		return r.Kind() == model.KindActivity || r.Kind() == model.KindFinding
	})
	c, err := model.NewCase(0, kept, false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// read is the case with a table brought in, and what was said of it.
func read(t testing.TB, c *model.Case, text string) (*model.Case, string, error) {
	t.Helper()
	s, err := Open([]byte(text))
	if err != nil {
		return c, "", err
	}
	edit, notes, err := Read(c, s)
	said := strings.Join(notes, " ")
	if err != nil || edit.Empty() {
		return c, said, err
	}
	next, _, err := model.Apply(c, edit)
	return next, said, err
}

func TestWhatIsWrittenIsReadBackTheSame(t *testing.T) {
	want, got := example(t), bare(t)
	for _, write := range []func(*model.Case) ([]byte, error){WriteActivities, WriteFindings} {
		data, err := write(want)
		if err != nil {
			t.Fatal(err)
		}
		var said string
		if got, said, err = read(t, got, string(data)); err != nil || said != "" {
			t.Fatalf("%v: %q", err, said)
		}
		if again, said, err := read(t, got, string(data)); err != nil || again != got || said != "" {
			t.Errorf("read twice: %v, %q, changed: %v", err, said, again != got)
		}
	}
	for _, kind := range []model.Kind{model.KindActivity, model.KindFinding} {
		for r := range want.RecordsOf(kind) {
			if now, ok := got.Record(kind, r.Key()); !ok || !model.SaySame(r, now) {
				t.Errorf("%s %s is %+v, want %+v", kind, r.Key(), now, r)
			}
		}
	}
}

func TestRowsChangeWhatTheyNameAndAddTheRest(t *testing.T) {
	c, said, err := read(t, example(t), "Activity;Area;Share of effort;Comparator (%);Remark\nFace-to-face delivery;;16,5%;;why\nBooking rooms;Service delivery;0,5;1;\n")
	if err != nil {
		t.Fatal(err)
	}
	face, _ := c.Activities.Get("A4")
	booking, ok := c.Activities.Get("A18")
	if face.Effort.String() != "16.5" || face.Comparator.String() != "21" || !ok || booking.Area != "service-delivery" || booking.Effort.String() != "0.5" {
		t.Errorf("it reads %+v and %+v", face, booking)
	}
	for _, want := range []string{"The shares add up to 103%, not 100%.", "The comparator’s shares add up to 101%, not 100%.", "The column “Remark” isn’t read"} {
		if !strings.Contains(said, want) {
			t.Errorf("it doesn't say %q: %q", want, said)
		}
	}
}

func TestFindingsNameWhatTheyRestOnByIdsOrNamesInAnyOrderOfRows(t *testing.T) {
	c, said, err := read(t, example(t), "phase,text,from,components\nmessage,Rooms are booked twice.,Scheduling and travel; A6,\n2,Space is wasted.,Rooms are booked twice.,Service delivery;data\n")
	m, _ := c.Findings.Get("M6")
	f, _ := c.Findings.Get("F6")
	if err != nil || said != "" || strings.Join(m.Activities, " ") != "A5 A6" || strings.Join(f.From, " ") != "M6" || strings.Join(f.Components, " ") != "delivery data" {
		t.Errorf("%v, %q: it reads %+v and %+v", err, said, m, f)
	}
	c, _, err = read(t, bare(t), "id,phase,text,from\nF1,2,Second.,M1\nM1,1,First.,\n")
	if f, _ = c.Findings.Get("F1"); err != nil || strings.Join(f.From, " ") != "M1" {
		t.Errorf("%v: of a row that names one below it reads %+v", err, f)
	}
}

func TestWhatCantBeReadIsToldByRowAndNothingIsTaken(t *testing.T) {
	twice := example(t)
	edit, err := twice.Add(&model.Activity{ID: "A30", Name: "Data and analysis"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if twice, _, err = model.Apply(twice, edit); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"a,b\n1,2\n":                                        "no row of headings says what the columns are",
		"id,name,effort %\n":                                "no row below its headings",
		"id,name,effort %\nA1,Calls,120\n":                  "row 2, effort: “120”",
		"id,name,effort %\nA1,Calls,much\n":                 "row 2, effort: “much”",
		"id,name,effort %,fte\nA1,Calls,7,-3\n":             "row 2, fte: −3 is below zero",
		"id,name,area,effort %\nA1,Calls,Elsewhere,7\n":     "row 2, area: there is no area “Elsewhere”",
		"id,name,effort %\nA1,Calls,7\nA1,Calls,8\n":        "row 3, id: “A1” stands in a row above already",
		"name,effort %\nData and analysis,7\n":              "“Data and analysis” can mean activity A12 or activity A30",
		"id,name,effort %\nA40,,7\n":                        "row 2, name: the row has no name",
		"id,phase,text,from\nF1,3,Waste.,\n":                "row 2, phase: “3” is not a phase",
		"id,phase,text,from\nF1,2,Waste.,M9\n":              "row 2, from: there is no activity or finding “M9”",
		"id,phase,text,from\nM1,1,Waste.,F1\n":              "it rests on itself: M1 ← F1 ← M1",
		"id,phase,text,from\nF9,2,Waste.,Data and analysis": "can mean activity A12 or activity A30",
		"id,phase,text,components\nF1,2,Waste.,Nobody\n":    "row 2, components: there is no component “Nobody”",
		"id,phase,text\nF9,2,\n":                            "row 2, text: the row has no text",
		"id,phase,text,source\nF1,2,Waste.,rumour\n":        "row 2, source",
	} {
		if got, _, err := read(t, twice, text); err == nil || !strings.Contains(err.Error(), want) || got != twice {
			t.Errorf("of %q it says %v, want %q", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("id,area,name,effort %,comparator %\nA1,x,Calls,7,6\n")
	f.Add("id,phase,text,from,components\nF1,2,Waste.,M1;A1,data\nM1,1,First.,F1,\n")
	f.Add("text;phase;rests on\n=1+1;1;'A1\n")
	c := example(f)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Open([]byte(text))
		if err != nil {
			return
		}
		edit, _, err := Read(c, s)
		if err != nil || edit.Empty() {
			return
		}
		if _, _, err := model.Apply(c, edit); err != nil {
			t.Errorf("an edit that can't be made: %v", err)
		}
	})
}
