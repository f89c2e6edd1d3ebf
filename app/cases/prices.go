package cases

import (
	"strconv"
	"strings"

	"tomworkbench/app/ui"
	"tomworkbench/model"
)

// pricesForm is the form of what a case says of its money: which prices it is in, from which day payback is counted too, and among how
// many dwellings a cost to a household is shared.
type pricesForm struct {
	sort, year, day, date, taxBase *ui.FormField
}

// priceSorts are the sorts of price in the order of the switch.
func priceSorts() []model.PriceSort {
	return []model.PriceSort{"", model.CashPrices, model.ConstantPrices}
}

func newPricesForm(h *model.Head) *pricesForm {
	f := &pricesForm{
		sort:    &ui.FormField{Label: "The figures are in", Of: "prices.kind", Switch: &ui.Segments{Name: "Prices", Labels: []string{"Not said", "Cash prices", "Constant prices"}}},
		year:    &ui.FormField{Label: "Prices of the year, such as 2018 for 2018/19", Of: "prices.year"},
		day:     &ui.FormField{Label: "Payback also from, such as Vesting day", Of: "reference.name", Text: h.Reference.Name},
		date:    &ui.FormField{Label: "Day, such as 1 April 2028", Of: "reference.date", Text: model.WrittenDay(h.Reference.Date), Beside: true},
		taxBase: &ui.FormField{Label: "Tax base, in Band D equivalent dwellings", Of: "taxBase"},
	}
	for i, one := range priceSorts() {
		if one == h.Prices.Sort {
			f.sort.Switch.Selected = i
		}
	}
	first := h.Prices.Year
	if first == 0 {
		first = h.FirstYear
	}
	f.year.Text = strconv.Itoa(first)
	f.year.When = func() bool { return priceSorts()[f.sort.Switch.Selected] == model.ConstantPrices }
	if h.TaxBase != nil {
		f.taxBase.Text = model.Grouped(h.TaxBase.String())
	}
	return f
}

func (f *pricesForm) fields() []*ui.FormField {
	return []*ui.FormField{f.sort, f.year, f.day, f.date, f.taxBase}
}

// head reads the form into a head. The error names all that is wrong with it, field by field; what the case itself refuses is not among
// them.
func (f *pricesForm) head(h model.Head) (model.Head, error) {
	var wrong model.Problems
	refuse := func(field *ui.FormField, err error) {
		if err != nil {
			wrong = append(wrong, model.Problem{Kind: model.KindHead, Field: field.Of, Text: err.Error()})
		}
	}
	h.Prices = model.PriceBase{Sort: priceSorts()[f.sort.Switch.Selected]}
	if h.Prices.Sort == model.ConstantPrices {
		first, _, _ := strings.Cut(strings.TrimSpace(f.year.Value()), "/")
		h.Prices.Year = readNumber(first, h.FirstYear, f.year, "“%s” is not a year; write 2018 for 2018/19", &wrong)
	}
	h.Reference = model.ReferenceDate{Name: strings.TrimSpace(f.day.Value())}
	if text := strings.TrimSpace(f.date.Value()); text != "" || h.Reference.Name != "" {
		date, err := model.ReadDay(text)
		refuse(f.date, err)
		h.Reference.Date = date
	}
	h.TaxBase = nil
	if text := strings.TrimSpace(f.taxBase.Value()); text != "" {
		base, err := model.GroupingCommas.ReadNumber(text) // thousands: nobody has 251.34 dwellings
		refuse(f.taxBase, err)
		h.TaxBase = &base
	}
	if len(wrong) > 0 {
		return h, wrong
	}
	return h, nil
}

// casePrices asks for what the case says of its money.
func (cs *Cases) casePrices() {
	form := newPricesForm(cs.h.Session().Case().Head())
	edit := func() (model.Edit, error) {
		h, err := form.head(*cs.h.Session().Case().Head())
		if err != nil {
			return model.Edit{}, err
		}
		return cs.h.Session().Case().SetHead(h)
	}
	check := func() error {
		e, err := edit()
		if err == nil {
			_, _, err = model.Apply(cs.h.Session().Case(), e)
		}
		return err
	}
	cs.h.AskForm("Prices, payback and tax base", nil, form.fields(), "Save", check, func() { cs.h.Do(edit()) })
}
