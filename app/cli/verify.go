package cli

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"

	"tomworkbench/app/papers"
	"tomworkbench/app/papers/word"
	"tomworkbench/model"
	"tomworkbench/storage/casefile"
	"tomworkbench/storage/diskfile"
)

// errDisagree says that a paper and a case disagree; what differs is printed already.
var errDisagree = errors.New("the paper and the case don't agree")

// verifyCommand says whether a paper and a case agree.
func verifyCommand(*flag.FlagSet) func(Env, []string) error {
	return func(env Env, rest []string) error {
		if len(rest) != 2 {
			return wrongUsage("name a paper and a case: verify PAPER.docx CASE%s", casefile.Extension)
		}
		paper, err := diskfile.Read(rest[0], word.MaxFile)
		if err != nil {
			return fmt.Errorf("the paper can't be read: %w", err)
		}
		file, err := casefile.Read(rest[1])
		if err != nil {
			return err
		}
		v, err := papers.Verify(paper, file.Case)
		if err != nil {
			return fmt.Errorf("%s can't be verified: %w", filepath.Base(rest[0]), err)
		}
		return tellVerdict(env, v)
	}
}

func tellVerdict(env Env, v papers.Verdict) error {
	fmt.Fprintln(env.Out, v.Case)
	for _, text := range v.Differences {
		fmt.Fprintln(env.Out, text)
	}
	if !v.Agrees() {
		return errDisagree
	}
	fmt.Fprintf(env.Out, "They agree: every cell of %s, and %s, headings and captions among them. Pictures, headers and footers are not compared.\n", model.Many(v.Tables, "table"), model.Many(v.Sentences, "sentence"))
	return nil
}
