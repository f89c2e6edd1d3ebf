//go:build js && wasm

// Command engine runs package desk in a page for browsers. It gives the page one function, open, which takes a pack and what the browser
// has, and returns another by which the page says what a person did. All that passes between them is text.
package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
	"syscall/js"
	"time"

	"tomworkbench/app/member/web/desk"
	"tomworkbench/app/member/words"
	"tomworkbench/storage/choices"
)

// collectAt is how much the heap may grow, in per cent, between two collections: a page has memory enough, and one thread for all.
const collectAt = 400

func main() {
	debug.SetGCPercent(collectAt)
	js.Global().Get("tomworkbench").Set("open", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return answered(func() (desk.Change, error) { return open(args[0].String(), args[1].String(), args[2].String()) })
	}))
	js.Global().Get("tomworkbench").Call("ready")
	select {}
}

// answered is a change, or the error that stands in its place, as text.
func answered(f func() (desk.Change, error)) (text string) {
	type failure struct {
		Error string `json:"error"`
	}
	defer func() {
		if fault := recover(); fault != nil {
			data, _ := json.Marshal(failure{fmt.Sprint(fault)})
			text = string(data)
		}
	}()
	c, err := f()
	var out any = c
	if err != nil {
		out = failure{err.Error()}
	}
	data, err := json.Marshal(out)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// open opens the pack that the page holds, with the council's own words and what the browser has, and lets the page say what is done.
func open(pack, own, browser string) (desk.Change, error) {
	p, err := choices.DecodePack([]byte(pack))
	if err != nil {
		return desk.Change{}, err
	}
	all := words.English()
	var files map[string]json.RawMessage
	if err := json.Unmarshal([]byte(own), &files); err != nil {
		return desk.Change{}, err
	}
	for name, file := range files {
		_ = all.Add(name, file) // what of it is wrong was said when the page was made
	}
	var in desk.Browser
	if err := json.Unmarshal([]byte(browser), &in); err != nil {
		return desk.Change{}, err
	}
	d, c, err := desk.Open(p, all, in, time.Now)
	if err != nil {
		return c, err
	}
	js.Global().Get("tomworkbench").Set("do", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return answered(func() (desk.Change, error) { return d.Do(args[0].String(), args[1].String()), nil })
	}))
	return c, nil
}
