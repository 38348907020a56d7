package linecard.signals;

import linecard.access.Organisation;
import linecard.detecting.Fact;
import linecard.detecting.Rule;
import linecard.detecting.Severity;
import linecard.web.Page;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What is said of signals, on pages, in files and to programs.
final class SignalText {

    private final Words words;
    private final Organisation organisation;

    SignalText(Page page) {
        this(page.words(), page.organisation());
    }

    SignalText(Words words, Organisation organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    String rule(Rule rule) {
        return words.text("signals.rule." + rule.code());
    }

    /// What was perceived, in a sentence that accuses nobody.
    String reason(Rule rule) {
        return words.text("signals.reason." + rule.code());
    }

    String severity(Severity severity) {
        return words.text("signals.severity." + severity.code());
    }

    String day(Instant at) {
        return words.date(LocalDate.ofInstant(at, organisation.zone()));
    }

    /// Whom it is about: the rep, or the agency.
    String who(Signal signal) {
        return signal.rep() == null ? signal.agency().name()
                : signal.rep().name() + ", " + signal.agency().name();
    }

    List<String> facts(Signal signal) {
        return signal.facts().stream().map(this::fact).toList();
    }

    String fact(Fact fact) {
        var said = fact.said();
        var key = "signals.fact." + fact.kind().code();
        return switch (fact.kind()) {
            case COMPETING, SIMILAR -> words.text(key, said.get(0), said.get(1), date(said.get(2)));
            case ADDRESS, PHONE, BANK_ACCOUNT, TAX_NUMBER, DOMAIN -> words.text(key, said.get(0));
            case DISCOUNTS, RETURNS, PRICES -> words.text(key, percent(said.get(0)),
                    percent(said.get(1)), number(said.get(2)));
            case CONTACTS -> words.text(key, number(said.get(1)), number(said.get(2)));
            case FALL -> words.text(key, money(said.get(0)), money(said.get(1)),
                    percent(said.get(2)), percent(said.get(3)), percent(said.get(4)),
                    date(said.get(5)), words.date(LocalDate.parse(said.get(6)).minusDays(1)));
            case MARKET -> words.text(key, change(said.get(0)), number(said.get(1)));
            case OTHERS -> words.text(key, money(said.get(0)), money(said.get(1)));
            case VISITS, SEVERAL -> words.text(key, number(said.get(0)));
            case DECLARED, TAKEN_OVER -> words.text(key, date(said.get(0)));
            case SOLE_RIGHT -> words.text(key, said.get(1), date(said.get(2)));
            case HOUSE_SALES -> words.text(key, number(said.get(0)), money(said.get(1)),
                    date(said.get(2)), date(said.get(3)));
            case OTHER_SALES -> words.text(key, number(said.get(0)), money(said.get(1)),
                    date(said.get(2)), date(said.get(3)), said.get(5));
        };
    }

    /// Where to look at what a fact rests on; null where the signal's own links say it.
    @Nullable String path(Signal signal, Fact fact) {
        return switch (fact.kind()) {
            case COMPETING, SIMILAR -> "/agencies/" + signal.agency().id() + "/line-card";
            case DECLARED -> "/disclosures";
            case SOLE_RIGHT -> "/agencies/" + signal.agency().id();
            case OTHER_SALES -> "/agencies/" + fact.said().get(4);
            case SEVERAL -> "/conflicts?rule=steering&who=" + signal.agency().id();
            case FALL, MARKET, OTHERS, HOUSE_SALES, DISCOUNTS, RETURNS, PRICES ->
                    signal.account() == null ? null
                            : "/documents?account=" + signal.account().id();
            case VISITS, CONTACTS, ADDRESS, PHONE, BANK_ACCOUNT, TAX_NUMBER, DOMAIN,
                 TAKEN_OVER -> null;
        };
    }

    private String date(String iso) {
        return words.date(LocalDate.parse(iso));
    }

    private String number(String whole) {
        return words.number(Long.parseLong(whole));
    }

    private String money(String minor) {
        return words.money(organisation.money(Long.parseLong(minor)));
    }

    private String percent(String millionths) {
        return words.percent(new BigDecimal(millionths).movePointLeft(6), 0);
    }

    private String change(String millionths) {
        var text = percent(millionths);
        return millionths.startsWith("-") || text.equals("0%") ? text : "+" + text;
    }
}
