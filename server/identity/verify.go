package identity

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/url"

	"golang.org/x/oauth2"
)

// verifiedSignIn is what a provider vouches for.
type verifiedSignIn struct {
	subject string // the provider's own sub
	sid     string
	idToken string
	claims  claimSet
}

// askProvider checks the answer, exchanges the code and verifies what comes.
func (s *Service) askProvider(ctx context.Context, iss *issuer, f flow, answer url.Values) (verifiedSignIn, error) {
	p, err := iss.get(ctx)
	if err != nil {
		return verifiedSignIn{}, refuse(CodeProviderUnavailable, err)
	}
	if err := checkResponseIssuer(p.meta, iss.org.Issuer, answer); err != nil {
		return verifiedSignIn{}, refuse(CodeFlowForged, err)
	}
	if answer.Has("error") {
		return verifiedSignIn{}, refuse(CodeProviderRefused, fmt.Errorf("provider answered %.80q: %.300q",
			answer.Get("error"), answer.Get("error_description")))
	}
	code := answer.Get("code")
	if code == "" {
		return verifiedSignIn{}, refuse(CodeProviderRefused, errors.New("provider answered with neither a code nor an error"))
	}
	client, err := iss.oauth(p, s.callbackURL(iss.org.ID))
	if err != nil {
		return verifiedSignIn{}, err
	}
	tokens, err := client.Exchange(iss.context(ctx), code, oauth2.VerifierOption(f.verifier))
	if err != nil {
		return verifiedSignIn{}, exchangeRefusal(err)
	}
	return iss.verify(ctx, p, tokens, f.nonce)
}

// checkResponseIssuer is RFC 9207: an iss in the answer must be this issuer's,
// and must be there if the provider says it sends one.
func checkResponseIssuer(meta metadata, issuer string, answer url.Values) error {
	switch got := answer.Get("iss"); {
	case got == "" && meta.IssInResponse:
		return errors.New("answer lacks iss, which this provider says it always sends (RFC 9207)")
	case got != "" && got != issuer:
		return fmt.Errorf("answer comes from issuer %.200q, not %q (RFC 9207)", got, issuer)
	default:
		return nil
	}
}

// exchangeRefusal tells a provider that said no from one that does not answer.
func exchangeRefusal(err error) error {
	var answered *oauth2.RetrieveError
	if errors.As(err, &answered) && answered.Response.StatusCode < 500 {
		return refuse(CodeProviderRefused, fmt.Errorf("exchange code: %w", shortened(err)))
	}
	return refuse(CodeProviderUnavailable, fmt.Errorf("exchange code: %w", shortened(err)))
}

// verify checks the ID token and collects the claims.
func (i *issuer) verify(ctx context.Context, p *provider, tokens *oauth2.Token, nonce string) (verifiedSignIn, error) {
	forged := func(err error) (verifiedSignIn, error) { return verifiedSignIn{}, refuse(CodeFlowForged, err) }
	raw, _ := tokens.Extra("id_token").(string)
	if raw == "" {
		return verifiedSignIn{}, refuse(CodeClaimsMissing, errors.New("provider sent no ID token; is the scope openid allowed for this client?"))
	}
	token, err := p.verifier.Verify(i.context(ctx), raw)
	if err != nil {
		return forged(fmt.Errorf("ID token: %w", shortened(err)))
	}
	// An absent nonce would let a logout token pass as an ID token.
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1 {
		return forged(errors.New("ID token: nonce differs from the flow's"))
	}
	if token.AccessTokenHash != "" {
		if err := token.VerifyAccessToken(tokens.AccessToken); err != nil {
			return forged(fmt.Errorf("ID token: %w", err))
		}
	}
	var rawClaims jsonBytes
	if err := token.Claims(&rawClaims); err != nil {
		return forged(fmt.Errorf("ID token: %w", err))
	}
	claims, err := parseClaims(rawClaims)
	if err != nil {
		return forged(fmt.Errorf("ID token: %w", err))
	}
	if azp, present := claims["azp"]; present && azp != i.org.ClientID || !present && len(token.Audience) > 1 {
		return forged(fmt.Errorf("ID token: authorised party is %v, not client %q", azp, i.org.ClientID))
	}
	if !plainKey(token.Subject) {
		return forged(errors.New("ID token: sub is empty, too long or holds control characters"))
	}
	found := verifiedSignIn{subject: token.Subject, sid: claims.text("sid"), idToken: raw, claims: claims}
	if !plainKey(found.sid) {
		found.sid = ""
	}
	return found, i.addUserinfo(ctx, p, tokens, found)
}

// jsonBytes receives a JSON value as it stands.
type jsonBytes []byte

// UnmarshalJSON keeps a copy of data.
func (b *jsonBytes) UnmarshalJSON(data []byte) error {
	*b = append((*b)[:0], data...)
	return nil
}

// addUserinfo asks the userinfo endpoint when the ID token leaves something
// open (Feide's has neither name nor address).
func (i *issuer) addUserinfo(ctx context.Context, p *provider, tokens *oauth2.Token, found verifiedSignIn) error {
	if !i.org.wantsUserinfo(found.claims) || p.meta.UserinfoEndpoint == "" {
		return nil
	}
	needed := i.org.needsUserinfo(found.claims)
	info, err := p.UserInfo(i.context(ctx), oauth2.StaticTokenSource(tokens))
	if err != nil {
		if needed {
			return refuse(CodeProviderUnavailable, fmt.Errorf("userinfo: %w", shortened(err)))
		}
		return nil
	}
	// OpenID Connect Core 5.3.2: otherwise these may be another person's claims.
	if info.Subject != found.subject {
		return refuse(CodeFlowForged, errors.New("userinfo: sub differs from the ID token's"))
	}
	var raw jsonBytes
	if err := info.Claims(&raw); err != nil {
		return refuse(CodeProviderUnavailable, fmt.Errorf("userinfo: %w", err))
	}
	more, err := parseClaims(raw)
	if err != nil {
		return refuse(CodeProviderUnavailable, fmt.Errorf("userinfo: %w", err))
	}
	found.claims.fill(more)
	return nil
}
