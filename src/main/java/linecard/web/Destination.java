package linecard.web;

import linecard.access.Viewer;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// One of the few places that the navigation leads to.
enum Destination {

    TODAY('t', "today", "/today", "today",
            "/reps/[^/]+/(figures|forecast)", "/forecast", "/comparison", "/ranking",
            "/report-mails", "/documents", "/payments", "/currency-rates"),
    CALLS('c', "calls", "/calls", "calls",
            "/reps/[^/]+/(effort|day|hours)", "/call-reports", "/call-questions",
            "/call-quotas", "/call-phrases", "/call-themes", "/monitoring"),
    ACCOUNTS('a', "accounts", "/accounts", "accounts",
            "/account-fields", "/assignments", "/contacts", "/contact-places",
            "/contact-fields", "/bulk", "/duplicates", "/emails", "/moving",
            "/joint-plans", "/joint-entries", "/joint-editions"),
    PIPELINE('p', "pipeline", "/pipeline", "pipeline",
            "/opportunities", "/tasks", "/quotes", "/pipeline-settings", "/opportunity-fields"),
    PLAN('g', "plan", "/plan", "goals", "/goals", "/calendar"),
    /// Not for a rep.
    PEOPLE('r', "people", "/agencies", "user",
            "/reps", "/territories", "/agreements", "/line-cards", "/line-categories",
            "/waivers", "/disclosures", "/conflicts", "/agencies/[^/]+/line-card"),
    COMMISSIONS('m', "commissions", "/statements", "commissions",
            "/commission-terms", "/what-if", "/earnings", "/disputes", "/reconciliations",
            "/payouts", "/bank-accounts", "/contests", "/prizes", "/awards", "/leaderboard",
            "/hall-of-fame", "/announcements", "/displays",
            "/agencies/[^/]+/(statements|earnings|payments|line-card)", "/line-cards",
            "/line-categories", "/waivers", "/disclosures", "/conflicts");

    private final char letter;
    private final String word;
    private final String path;
    private final String icon;
    private final Pattern paths;

    /// @param also patterns of other paths that belong to it
    Destination(char letter, String word, String path, String icon, String... also) {
        this.letter = letter;
        this.word = word;
        this.path = path;
        this.icon = icon;
        paths = Pattern.compile(Stream.concat(Arrays.stream(also), Stream.of(path))
                .collect(Collectors.joining("|", "(", ")(/.*)?")));
    }

    static List<Destination> of(Viewer viewer) {
        return Stream.of(values())
                .filter(one -> one != PEOPLE || viewer.isIn(STAFF_AND_AGENCIES)).toList();
    }

    /// Words key of its name.
    String key() {
        return "web.nav." + word;
    }

    /// Whoever presses g and then this letter goes there.
    char letter() {
        return letter;
    }

    String path() {
        return path;
    }

    /// Name of its icon.
    String icon() {
        return icon;
    }

    /// How much of an address it knows; 0 where it is none of its own.
    int knows(String at) {
        var known = paths.matcher(at);
        return known.matches() ? known.end(1) : 0;
    }
}
