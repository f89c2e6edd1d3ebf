package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"
)

// known reports whether etcd refused to make what is there already.
func known(err error) bool {
	return errors.Is(err, rpctypes.ErrUserAlreadyExist) || errors.Is(err, rpctypes.ErrRoleAlreadyExist)
}

// gone reports whether etcd refused to take out what isn't there.
func gone(err error) bool {
	return errors.Is(err, rpctypes.ErrUserNotFound) || errors.Is(err, rpctypes.ErrRoleNotFound)
}

// reader is the role in etcd of everybody in a room, and keeper that of one seat.
func (p place) reader() string            { return string(p) + "reader" }
func (p place) keeper(seat string) string { return string(p) + "seat/" + seat }

const (
	reads  = clientv3.PermissionType(clientv3.PermRead)
	writes = clientv3.PermissionType(clientv3.PermReadWrite)
)

// giveReader makes the role by which everybody reads the case and what is told to all.
func giveReader(ctx context.Context, etcd *clientv3.Client, p place) error {
	if _, err := etcd.RoleAdd(ctx, p.reader()); err != nil && !known(err) {
		return err
	}
	for from, end := range map[string]string{
		p.head(): "", p.records(): clientv3.GetPrefixRangeEnd(p.records()), p.open(): clientv3.GetPrefixRangeEnd(p.open()),
	} {
		if _, err := etcd.RoleGrantPermission(ctx, p.reader(), from, end, reads); err != nil {
			return err
		}
	}
	return nil
}

// giveSeat makes a user of etcd who reads what all read, and writes below the seat's own prefix alone. It returns the user's password.
func giveSeat(ctx context.Context, etcd *clientv3.Client, p place, s Seat) (password string, err error) {
	role, password := p.keeper(s.ID), random()
	if _, err := etcd.RoleAdd(ctx, role); err != nil {
		return "", err
	}
	for from, end := range map[string]string{p.own(s.ID): clientv3.GetPrefixRangeEnd(p.own(s.ID)), p.people() + s.ID: ""} {
		if _, err := etcd.RoleGrantPermission(ctx, role, from, end, writes); err != nil {
			return "", err
		}
	}
	if _, err := etcd.UserAdd(ctx, role, password); err != nil {
		return "", err
	}
	for _, r := range []string{role, p.reader()} {
		if _, err := etcd.UserGrantRole(ctx, role, r); err != nil {
			return "", err
		}
	}
	value, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	if _, err := etcd.Put(ctx, p.seats()+s.ID, string(value)); err != nil {
		return "", fmt.Errorf("no seat can be given: %w", err)
	}
	return password, nil
}

// takeSeat takes a user out of etcd, and all that is theirs.
func takeSeat(ctx context.Context, etcd *clientv3.Client, p place, seat string) error {
	if _, err := etcd.UserDelete(ctx, p.keeper(seat)); err != nil && !gone(err) {
		return err
	}
	if _, err := etcd.RoleDelete(ctx, p.keeper(seat)); err != nil && !gone(err) {
		return err
	}
	_, err := etcd.Txn(ctx).Then(
		clientv3.OpDelete(p.own(seat), clientv3.WithPrefix()), clientv3.OpDelete(p.people()+seat), clientv3.OpDelete(p.seats()+seat),
	).Commit()
	return err
}

// readSeats reads who has a seat.
func readSeats(ctx context.Context, etcd *clientv3.Client, p place) (map[string]Seat, error) {
	got, err := etcd.Get(ctx, p.seats(), clientv3.WithPrefix())
	if err != nil {
		return nil, err
	}
	seats := map[string]Seat{}
	for _, kv := range got.Kvs {
		var s Seat
		if json.Unmarshal(kv.Value, &s) == nil {
			seats[s.ID] = s
		}
	}
	return seats, nil
}
