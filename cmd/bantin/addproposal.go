package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// propose makes a source of what was found, by the flags, by what is known,
// and by asking for the department where nothing else tells it.
func (p *program) propose(ctx context.Context, s *settings.Settings, v aggregator.Visit, address string, w wishes) (feeds.Source, error) {
	department := p.departmentOf(s, v, address, w)
	if department == "" {
		var err error
		if department, err = p.askedDepartment(ctx, s, v, w); err != nil {
			return feeds.Source{}, err
		}
	}
	kind := feeds.Auto
	if v.Document.Format != "html" && v.FeedURL == "" {
		kind = feeds.Feed
	}
	src, err := s.Propose(settings.NameIn(address), address, department, kind)
	if err != nil {
		return src, named(err, "--department")
	}
	if w.id != "" {
		if src.ID, err = s.FreeID("--id", w.id); err != nil {
			return src, err
		}
	}
	if src.Topics, err = s.KnownTopics("--topics", w.topics); err != nil {
		return src, err
	}
	if w.topics == nil {
		src.Topics = s.TopicsIn(address)
	}
	return src, nil
}

// named gives findings that are about a flag its name.
func named(err error, flag string) error {
	var found settings.Findings
	if errors.As(err, &found) {
		for i := range found {
			found[i].File = flag
		}
	}
	return err
}

// departmentOf is the department that an address belongs to; empty: nothing
// tells it.
func (p *program) departmentOf(s *settings.Settings, v aggregator.Visit, address string, w wishes) string {
	if w.department != "" {
		return w.department
	}
	for _, a := range []string{address, v.FeedURL, v.Document.Link} {
		if found := s.DepartmentOf(a); found != "" {
			return found
		}
	}
	if len(s.Site.Departments) == 1 {
		return s.Site.Departments[0].ID
	}
	return ""
}

// askedDepartment is the department that somebody says an address belongs to.
func (p *program) askedDepartment(ctx context.Context, s *settings.Settings, v aggregator.Visit, w wishes) (string, error) {
	var known []string
	for _, d := range s.Site.Departments {
		known = append(known, d.ID)
	}
	if w.yes || p.flags.json || !p.somebodyAnswers() {
		return "", misused(tell("không biết địa chỉ này của đơn vị nào", "it is not known which department this address is of"),
			tell("thêm --department MÃ; các mã: %s", "add --department ID; the ids are: %s", strings.Join(known, ", ")))
	}
	return p.askDepartment(ctx, s, s.DepartmentNamedIn(v.Document.Title), w.final)
}

// mostAsked is how often a question is put whose answers are of no use.
const mostAsked = 3

// askDepartment lets a person choose; guess is taken for an empty answer. What
// is asked for is written without a further question where this one is final.
func (p *program) askDepartment(ctx context.Context, s *settings.Settings, guess string, final bool) (string, error) {
	for i, d := range s.Site.Departments {
		fmt.Fprintf(p.Stderr, "%3d  %s (%s)\n", i+1, d.Name, d.ID)
	}
	if final {
		fmt.Fprintln(prose(p.Stderr), p.say(tell("Trả lời xong câu sau, nguồn được ghi ngay; muốn thôi thì bấm Ctrl+C.", "The source is written once the next question is answered; Ctrl+C ends without writing.")))
	}
	question := tell("Địa chỉ này của đơn vị nào? Gõ số hoặc mã:", "Which department is this address of? Type its number or id:")
	if guess != "" {
		question = tell("Địa chỉ này của đơn vị nào? Gõ số hoặc mã (Enter: %s):", "Which department is this address of? Type its number or id (Enter: %s):", guess)
	}
	for range mostAsked {
		answer, err := p.ask(ctx, question)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		if answer == "" && guess != "" {
			return guess, nil
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(s.Site.Departments) {
			return s.Site.Departments[n-1].ID, nil
		}
		if _, ok := s.Site.Department(answer); ok {
			return answer, nil
		}
	}
	return "", misused(tell("chưa chọn đơn vị nào", "no department was chosen"), tell("chạy lại và gõ số của đơn vị, hoặc thêm --department MÃ", "run it again and type a number, or add --department ID"))
}
