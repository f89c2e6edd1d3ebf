package model

// Delicate counts what of a case has to be looked at before anything of it leaves the council's hands.
type Delicate struct {
	// Staff are numbers of staff, Suppliers lines of what suppliers are paid, Unpublished records marked as not for publication.
	Staff, Suppliers, Unpublished int
}

// Delicate counts what of the case is delicate.
func (c *Case) Delicate() (d Delicate) {
	for r := range c.Records() {
		d = d.With(r)
	}
	return d
}

// With counts a record as well.
func (d Delicate) With(r Record) Delicate {
	if PublicationOf(r).NotForPublication {
		d.Unpublished++
	}
	switch x := r.(type) {
	case *Line:
		if x.FTE != nil {
			d.Staff++
		}
		if OfSupplier(x.Category) {
			d.Suppliers++
		}
	case *Activity:
		if x.FTE != nil {
			d.Staff++
		}
	}
	return d
}

// WithoutStaff is what is left of it where no number of staff is shown.
func (d Delicate) WithoutStaff() Delicate {
	d.Staff = 0
	return d
}

// UnpublishedOf counts of some records those that are marked as not for publication.
func UnpublishedOf(records ...Record) (d Delicate) {
	for _, r := range records {
		if PublicationOf(r).NotForPublication {
			d.Unpublished++
		}
	}
	return d
}

// Any reports whether there is anything of it.
func (d Delicate) Any() bool { return d != Delicate{} }

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
