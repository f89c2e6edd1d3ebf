package cli

import (
	"errors"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows/registry"
)

// classes are those of one person, which need no administrator.
const classes = `Software\Classes\`

// associate writes or removes the classes of the files. Beside the program for the console lies the one with the window.
func associate(program string, kinds []FileKind, remove bool) error {
	window := filepath.Join(filepath.Dir(program), strings.Replace(filepath.Base(program), "-cli", "", 1))
	for _, one := range kinds {
		class := "TOMWorkbench." + one.Name
		keys := []struct{ key, value string }{
			{classes + one.Ending, class},
			{classes + class, one.What},
			{classes + class + `\shell\open\command`, `"` + window + `" "%1"`},
		}
		if remove {
			keys = []struct{ key, value string }{
				{key: classes + class + `\shell\open\command`},
				{key: classes + class + `\shell\open`},
				{key: classes + class + `\shell`},
				{key: classes + class},
				{key: classes + one.Ending},
			}
		}
		for _, at := range keys {
			if err := setKey(at.key, at.value, remove); err != nil {
				return err
			}
		}
	}
	return nil
}

// setKey gives a key its value, or removes it.
func setKey(name, value string, remove bool) error {
	if remove {
		if err := registry.DeleteKey(registry.CURRENT_USER, name); !errors.Is(err, registry.ErrNotExist) {
			return err
		}
		return nil
	}
	key, _, err := registry.CreateKey(registry.CURRENT_USER, name, registry.SET_VALUE)
	if err != nil {
		return err
	}
	return errors.Join(key.SetStringValue("", value), key.Close())
}
