package linecard.api;

/// What the document says in whole sentences.
final class Prose {

    static final String INTRODUCTION = """
            Everything that a person can do on the pages of Linecard, for programs, but signing \
            in and making tokens. A page's file (CSV, XLSX, PDF) is the same data as its list here.

            Send `Authorization: Bearer lc_…` with each request. A token is made under Your \
            account, Tokens; it works as the person who made it, in one organisation, within its \
            scopes.

            * Amounts are whole minor units and a currency: `{"minor": 125050, "currency": "EUR"}` \
            is EUR 1,250.50. HUF has hundredths here too.
            * Rates and shares are whole millionths: `75000` is 7.5 %.
            * Dates are `2026-11-03`; last days are included. Moments are UTC.
            * A field that is not known is refused by its name; an optional field left out of a \
            PUT is emptied, but for `archived`, which stays as it is.
            * Lists come in the order in which rows were added, `limit` at a time. Follow the \
            header `Link` with `rel="next"`, or send `next` as `cursor`.
            * A record's version is its `ETag`. Send it in `If-Match` to change the record: 428 \
            without, 412 when somebody was faster.
            * Send an `Idempotency-Key` with a POST and repeat it after a lost answer: it is done \
            once and answered the same, with `Idempotency-Replayed: true`. Keys are kept for 400 \
            days; the same key with another body is refused.
            * Every refusal is a problem (RFC 9457), in the language of `Accept-Language`: `en` or \
            `hu`. `errors` names the fields.
            """;

    static final String TOKENS = "A personal access token, lc_ and 43 letters. What it may do is "
            + "what its person may do, and its scopes allow; each operation names the scope it "
            + "needs.";

    private Prose() {}
}
