package storage

import (
	"maps"

	"go.etcd.io/bbolt"
)

// Settings returns all settings by name.
func (s *Store) Settings() (map[string]string, error) {
	var settings map[string]string
	err := s.view(func(tx *bbolt.Tx) (err error) {
		settings, err = readSettings(tx)
		return err
	})
	return settings, err
}

// SetSetting stores a setting; an empty value takes it out.
func (s *Store) SetSetting(name, value string) error {
	return s.update(func(tx *bbolt.Tx) error {
		settings, err := readSettings(tx)
		if err != nil {
			return err
		}
		before := maps.Clone(settings)
		settings[name] = value
		if value == "" {
			delete(settings, name)
		}
		if maps.Equal(before, settings) {
			return nil
		}
		meta, err := metaShelf(tx)
		if err != nil {
			return err
		}
		return meta.putJSON(settingsKey, settings)
	})
}

func readSettings(tx *bbolt.Tx) (map[string]string, error) {
	meta, err := metaShelf(tx)
	if err != nil {
		return nil, err
	}
	settings := map[string]string{}
	err = meta.getJSON(settingsKey, &settings)
	return settings, err
}
