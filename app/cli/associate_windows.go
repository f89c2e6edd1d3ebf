package cli

import (
	"errors"
	"path/filepath"

	"golang.org/x/sys/windows/registry"

	"tomworkbench/storage/choices"
)

// The classes of one person, which need no administrator.
const (
	classes   = `Software\Classes\`
	packClass = "TOMWorkbench.pack"
)

// associate writes or removes the class of packs. Beside the program for the console lies the one with the window.
func associate(program string, remove bool) error {
	command := classes + packClass + `\shell\open\command`
	if remove {
		for _, key := range []string{command, classes + packClass + `\shell\open`, classes + packClass + `\shell`, classes + packClass, classes + choices.PackExtension} {
			if err := registry.DeleteKey(registry.CURRENT_USER, key); err != nil && !errors.Is(err, registry.ErrNotExist) {
				return err
			}
		}
		return nil
	}
	window := filepath.Join(filepath.Dir(program), "tomworkbench.exe")
	for _, one := range []struct{ key, value string }{
		{classes + choices.PackExtension, packClass},
		{classes + packClass, "Choices to make, for TOM Workbench"},
		{command, `"` + window + `" "%1"`},
	} {
		key, _, err := registry.CreateKey(registry.CURRENT_USER, one.key, registry.SET_VALUE)
		if err != nil {
			return err
		}
		if err := errors.Join(key.SetStringValue("", one.value), key.Close()); err != nil {
			return err
		}
	}
	return nil
}
