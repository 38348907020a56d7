package linecard.demo;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.demo.Story.Row;
import linecard.linecards.CardLine;
import linecard.linecards.CardLine.Source;
import linecard.linecards.Categories;
import linecard.linecards.Category;
import linecard.linecards.Disclosed;
import linecard.linecards.Disclosed.About;
import linecard.linecards.Disclosed.Relation;
import linecard.linecards.Disclosure;
import linecard.linecards.Disclosure.Occasion;
import linecard.linecards.Disclosures;
import linecard.linecards.LineCards;
import linecard.linecards.OwnLines;
import linecard.linecards.Waiver;
import linecard.linecards.Waivers;
import linecard.money.Money;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What else the agencies of the story sell, what was waived, and what some of them told.
@Component
class DemoLineCards {

    private final Categories categories;
    private final OwnLines own;
    private final LineCards cards;
    private final Waivers waivers;
    private final Disclosures disclosures;

    DemoLineCards(Categories categories, OwnLines own, LineCards cards, Waivers waivers,
            Disclosures disclosures) {
        this.categories = categories;
        this.own = own;
        this.cards = cards;
        this.waivers = waivers;
        this.disclosures = disclosures;
    }

    /// @param people reps as viewers
    void write(Story story, Viewer owner, Map<UUID, Viewer> people) {
        Bound.run(owner.binding(), () -> {
            categories.addAll(owner, story.rows("categories").stream()
                    .map(row -> category(story, row)).toList());
            for (var row : story.rows("own categories")) {
                own.set(owner, story.id("line", row.text("line")),
                        Set.of(story.id("category", row.text("category"))));
            }
            cards.addAll(owner, story.rows("line cards").stream()
                    .map(row -> line(story, row)).toList());
            for (var row : story.rows("waivers")) waivers.add(owner, waiver(story, owner, row));
        });
        int told = 0;
        for (var rep : people.values()) {
            if (told++ % 4 == 3) continue;
            Bound.run(rep.binding(), () -> disclosures.add(rep, disclosure(story, rep)));
        }
    }

    private static Category category(Story story, Row row) {
        return new Category(story.id("category", row.text("code")),
                story.idOrNull("category", row.text("parent")), row.text("code"),
                row.text("english"), row.text("hungarian"), false, 1);
    }

    private static CardLine line(Story story, Row row) {
        return new CardLine(story.id("card line", row.text("agency") + row.text("principal")
                + row.text("product")), story.id("agency", row.text("agency")),
                story.idOrNull("rep", row.text("rep")), row.text("principal"), row.text("product"),
                story.idOrNull("category", row.text("category")),
                story.idOrNull("territory", row.text("territory")), story.day(row.text("from")),
                story.dayOrNull(row.text("to")),
                Source.valueOf(row.text("source").toUpperCase(Locale.ROOT)), null, 1);
    }

    private static Waiver waiver(Story story, Viewer owner, Row row) {
        return new Waiver(story.id("waiver", row.text("agency") + row.text("category")),
                story.id("agency", row.text("agency")),
                List.of(story.id("category", row.text("category"))), row.text("conditions"),
                story.day(row.text("from")), story.day(row.text("to")),
                owner.user().name(owner.organisation().language()), 1);
    }

    /// Every other one has something to tell.
    private static Disclosure disclosure(Story story, Viewer rep) {
        var words = Words.in(rep.organisation().language());
        var today = story.today();
        var told = new ArrayList<Disclosed>();
        var id = story.id("disclosure", rep.user().email());
        if (id.getLeastSignificantBits() % 2 == 0) {
            told.add(new Disclosed(story.id("told relative", rep.user().email()), About.FAMILY,
                    null, words.text("demo.told.firm"), Relation.SIBLING, "", null, null,
                    today.plusYears(2)));
            told.add(new Disclosed(story.id("told gift", rep.user().email()), About.GIFT, null,
                    words.text("demo.told.giver"), null, words.text("demo.told.gift"),
                    gift(rep), today.minusDays(40),
                    today.plusYears(5)));
        }
        return new Disclosure(id, Objects.requireNonNull(rep.agency()), rep.rep(),
                Occasion.SIGNING, true, today, Instant.EPOCH,
                rep.user().name(rep.organisation().language()), told);
    }

    private static Money gift(Viewer rep) {
        var currency = rep.organisation().currency();
        return new Money(currency.getCurrencyCode().equals("HUF") ? 25_000_00L : 60_00L, currency);
    }
}
