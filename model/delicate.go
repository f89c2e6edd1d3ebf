package model

// Delicate counts what of a case has to be looked at before anything of it leaves the council's hands.
type Delicate struct {
	// Staff are numbers of staff, Suppliers lines of what suppliers are paid, Unpublished records marked as not for publication.
	Staff, Suppliers, Unpublished int
}

// Delicate counts what of the case is delicate.
func (c *Case) Delicate() Delicate {
	d := Delicate{Unpublished: len(c.Unpublished())}
	for l := range c.Lines.All() {
		if l.FTE != nil {
			d.Staff++
		}
		if OfSupplier(l.Category) {
			d.Suppliers++
		}
	}
	for x := range c.Activities.All() {
		if x.FTE != nil {
			d.Staff++
		}
	}
	return d
}

// Parts name what there is of it, each with its number.
func (d Delicate) Parts() (parts []string) {
	if d.Staff > 0 {
		parts = append(parts, Many(d.Staff, "number")+" of staff")
	}
	if d.Suppliers > 0 {
		parts = append(parts, Many(d.Suppliers, "line")+" of what suppliers are paid")
	}
	if d.Unpublished > 0 {
		parts = append(parts, Many(d.Unpublished, "record")+" not for publication")
	}
	return parts
}

// Words say so in a sentence, empty where there is nothing of it.
func (d Delicate) Words() string {
	parts := d.Parts()
	if len(parts) == 0 {
		return ""
	}
	return "It holds " + JoinWords(parts) + "."
}

// Places say where a person finds what is counted, in a sentence; empty where there is nothing.
func (d Delicate) Places() string {
	var parts []string
	if d.Staff > 0 {
		parts = append(parts, "numbers of staff in Figures and Findings")
	}
	if d.Suppliers > 0 {
		parts = append(parts, "what suppliers are paid in Figures")
	}
	if d.Unpublished > 0 {
		parts = append(parts, "what is not for publication in Figures, Set up, Tables and Papers")
	}
	if len(parts) == 0 {
		return ""
	}
	return "To see it: " + JoinWords(parts) + "."
}
