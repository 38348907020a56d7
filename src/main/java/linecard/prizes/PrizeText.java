package linecard.prizes;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.money.Money;
import linecard.prizes.Award.Delivery;
import linecard.web.Choice;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says prizes and awards in the language of the page.
record PrizeText(Page page) {

    /// Prizes are the whole market's.
    static boolean mayPlan(Viewer viewer) {
        return viewer.isEverywhere(Audience.KEEPERS);
    }

    /// @throws NotAllowed for who sees only a part of the organisation
    static void requireWhole(Viewer viewer) {
        if (viewer.territory() != null) throw new NotAllowed();
    }

    String value(long minor) {
        return page.money(money(minor));
    }

    private Money money(long minor) {
        return page.organisation().money(minor);
    }

    /// An amount that may be missing.
    String amount(@Nullable Money money) {
        return money == null ? "–" : page.money(money);
    }

    String kind(Prize.Kind kind) {
        return page.t("prizes.kind." + kind.code());
    }

    String prize(Prize prize) {
        return option(Option.of(0, prize));
    }

    /// What it is, with its worth.
    String option(Option option) {
        return switch (option.kind()) {
            case CASH -> page.t("prizes.cash", value(option.minor()));
            case MERCHANDISE -> page.t("prizes.thing", option.name(), value(option.minor()));
            case TRIP -> trip(option);
        };
    }

    private String trip(Option option) {
        var from = option.from();
        var last = option.last();
        if (from == null || last == null) throw new IllegalStateException(option.name());
        return page.t(option.guest() ? "prizes.trip.guest" : "prizes.trip", option.name(),
                page.words().date(from), page.words().date(last), value(option.minor()));
    }

    /// What an award is, or what may be chosen.
    String award(Award award) {
        var prize = award.prize();
        if (prize != null) return option(prize);
        return String.join(" / ", award.options().stream().map(this::option).toList());
    }

    String won(Award award) {
        var place = award.place();
        return place == null ? award.contestName()
                : page.t("prizes.place", award.contestName(), place);
    }

    /// Where an award stands: the last thing that became of it.
    String state(Award award) {
        return page.t("prizes.state." + stateCode(award));
    }

    static String stateCode(Award award) {
        if (!award.isApproved()) return award.state().code();
        if (award.isToChoose()) return "choosing";
        var delivery = award.delivery();
        if (delivery != null) return delivery.code();
        var prize = award.prize();
        return prize != null && prize.isCash() ? "cash" : "waiting";
    }

    static String badge(Award award) {
        return switch (stateCode(award)) {
            case "proposed", "choosing", "waiting" -> "badge warn";
            case "cash", "handed_over" -> "badge good";
            case "ordered", "sent" -> "badge accent";
            case "refused" -> "badge bad";
            default -> "badge";
        };
    }

    String step(Award.Step step) {
        return page.t("prizes.step." + step.step());
    }

    List<Choice> deliveries(Award award) {
        var choices = new ArrayList<Choice>();
        for (var one : Delivery.values()) {
            if (AwardRules.next(award).contains(one)) {
                choices.add(new Choice(one.code(), page.t("prizes.delivery." + one.code())));
            }
        }
        return choices;
    }

    List<Choice> kinds() {
        var choices = new ArrayList<Choice>();
        for (var one : Prize.Kind.values()) choices.add(new Choice(one.code(), kind(one)));
        return choices;
    }

    String contestState(Contest.State state) {
        return page.t("contests.state." + state.code());
    }

    static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
