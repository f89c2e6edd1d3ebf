package storage

// Contains reports whether the store holds a case with an id.
func (s *Store) Contains(id string) (bool, error) {
	cases, err := s.Cases()
	if err != nil {
		return false, err
	}
	for _, c := range cases {
		if c.ID == id {
			return true, nil
		}
	}
	return false, nil
}
