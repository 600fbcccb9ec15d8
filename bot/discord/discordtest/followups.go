package discordtest

import "slices"

// followUp is the form of a later answer.
func followUp(*Server, *call) string { return "IncomingWebhookRequestPartial" }

// byToken finds the interaction that a webhook's token stands for, while it
// lasts. There is no webhook before the first answer.
func (s *Server) byToken(c *call) (*Interaction, error) {
	i := s.interactions[c.id("webhook_token")]
	switch {
	case c.id("webhook_id") != s.appID || i == nil:
		return nil, unknownWebhook
	case s.now().Sub(i.issued) > tokenLasts:
		return nil, expiredToken
	case i.acked == 0:
		return nil, unknownWebhook
	}
	return i, nil
}

// postFollowUp takes a later answer. After a deferral, the first one takes the
// place of the one that was promised, and is seen by whom that one was.
func (s *Server) postFollowUp(c *call) (answer, error) {
	i, err := s.byToken(c)
	if err != nil {
		return answer{}, err
	}
	m, err := s.compose(c.object(), c.files, nil)
	if err != nil {
		return answer{}, err
	}
	if i.reply != nil && i.reply.flags&flagLoading != 0 {
		if err := s.edit(i.reply, c, nil); err != nil {
			return answer{}, err
		}
		return ok(s.messageJSON(i.reply))
	}
	if len(i.followed) >= maxFollowUp {
		return answer{}, &apiError{status: 400, code: 40094, message: "Cannot send more follow-up messages", broken: true}
	}
	i.followed = append(i.followed, m)
	s.show(i, m)
	return ok(s.messageJSON(m))
}

// answered finds the message of an interaction that a call names.
func (s *Server) answered(c *call) (*message, error) {
	i, err := s.byToken(c)
	if err != nil {
		return nil, err
	}
	id := c.id("message_id")
	for _, m := range append(slices.Clone(i.followed), i.reply) {
		if m != nil && (id == m.id || id == "" && m == i.reply) && s.exists(m) {
			return m, nil
		}
	}
	return nil, unknownMessage
}

func (s *Server) getReply(c *call) (answer, error) {
	m, err := s.answered(c)
	if err != nil {
		return answer{}, err
	}
	return ok(s.messageJSON(m))
}

func (s *Server) patchReply(c *call) (answer, error) {
	m, err := s.answered(c)
	if err != nil {
		return answer{}, err
	}
	if err := s.edit(m, c, nil); err != nil {
		return answer{}, err
	}
	return ok(s.messageJSON(m))
}

func (s *Server) deleteReply(c *call) (answer, error) {
	m, err := s.answered(c)
	if err != nil {
		return answer{}, err
	}
	s.remove(m)
	return noContent()
}
