//go:build live

package assets

import _ "embed" // it holds the licences

//go:embed licences-live.txt
var liveLicences string

func init() { licences += liveLicences }
