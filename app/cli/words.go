package cli

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"tomworkbench/app/member/words"
	"tomworkbench/assets"
	"tomworkbench/storage/diskfile"
)

// wordsCommand prints the words that Members see, to be put into another language, or says what a file of them lacks.
func wordsCommand(*flag.FlagSet) func(Env, []string) error {
	return func(env Env, rest []string) error {
		switch len(rest) {
		case 0:
			_, err := env.Out.Write(assets.MembersWords())
			return err
		case 1:
			return checkWords(env, rest[0])
		}
		return wrongUsage("words takes one file")
	}
}

// checkWords prints the ids that a file lacks, one a line; what can't be used of it is the error.
func checkWords(env Env, path string) error {
	data, err := diskfile.Read(path, words.MostBytes)
	if err != nil {
		return err
	}
	b, name := words.English(), filepath.Base(path)
	wrong := b.Add(name, data)
	tags, _ := b.Languages()
	if len(tags) > 1 {
		missing := b.Missing(tags[1])
		for _, id := range missing {
			fmt.Fprintln(env.Out, id)
		}
		fmt.Fprintf(env.Messages, "%s: %d of %d messages; English stands in for the rest.\n", name, len(words.IDs())-len(missing), len(words.IDs()))
	}
	if wrong != nil {
		return fmt.Errorf("%s: %s", name, strings.ReplaceAll(wrong.Error(), "\n", "\n"+name+": "))
	}
	return nil
}
