package linecard.demo;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.Product;
import linecard.catalog.Products;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Opportunities;
import linecard.pipeline.Opportunity;
import linecard.quotes.Discount;
import linecard.quotes.Quote;
import linecard.quotes.Quote.Answer;
import linecard.quotes.Quote.Approval;
import linecard.quotes.Quote.Offer;
import linecard.quotes.Quote.State;
import linecard.quotes.QuoteBook;
import linecard.quotes.QuoteLine;
import linecard.quotes.QuoteSettings;
import linecard.quotes.Setting;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/// Quotes for some of the opportunities that are open: drafts, sent ones, answered ones.
@Component
class DemoQuotes {

    private static final int MOST = 30;
    private static final List<State> STATES = List.of(State.SENT, State.DRAFT, State.SENT,
            State.ACCEPTED, State.DECLINED);

    private final Opportunities opportunities;
    private final Accounts accounts;
    private final Products products;
    private final Places places;
    private final Contacts contacts;
    private final Reps reps;
    private final QuoteSettings settings;
    private final QuoteBook book;

    DemoQuotes(Opportunities opportunities, Accounts accounts, Products products, Places places,
            Contacts contacts, Reps reps, QuoteSettings settings, QuoteBook book) {
        this.opportunities = opportunities;
        this.accounts = accounts;
        this.products = products;
        this.places = places;
        this.contacts = contacts;
        this.reps = reps;
        this.settings = settings;
        this.book = book;
    }

    void write(Story story, Viewer owner) {
        var rules = story.rows("quote rules").getFirst();
        settings.change(owner, new Setting(30, Rate.ofPercent(rules.text("tax")),
                Rate.ofPercent(rules.text("limit")), rules.text("delivery"),
                rules.text("payment"), 0));
        var setting = settings.of(owner);
        var open = opportunities.open(owner).stream().filter(one -> one.rep().hashCode() % 2 == 0)
                .limit(MOST).toList();
        var at = accounts.those(owner, open.stream().map(Opportunity::account).distinct()
                .toList());
        var people = reps.all(owner).stream().collect(Collectors.toMap(Rep::id, rep -> rep));
        var ground = new Ground(story, owner, setting,
                products.page(owner, new Products.Filter("", null, false), 1).rows());
        var made = new ArrayList<Quote>();
        for (int i = 0; i < open.size(); i++) {
            var one = open.get(i);
            var account = at.get(one.account());
            var rep = people.get(one.rep());
            if (account == null || rep == null) continue;
            made.add(quote(ground, one, account, rep, i));
        }
        book.load(owner, made);
    }

    private @Nullable Contact contact(Viewer owner, UUID account) {
        var first = places.ofAccount(owner, account).stream().map(Place::contact).findFirst();
        return first.map(id -> contacts.those(owner, List.of(id)).get(id)).orElse(null);
    }

    /// What all quotes are made of.
    private record Ground(Story story, Viewer owner, Setting setting, List<Product> offered) {}

    private Quote quote(Ground ground, Opportunity one, Account account, Rep rep, int place) {
        var story = ground.story;
        var owner = ground.owner;
        var contact = contact(owner, one.account());
        var chance = new Random(place);
        var state = STATES.get(place % STATES.size());
        var sentOn = story.today().minusDays(2L + 3L * (MOST - place) / 2 + chance.nextInt(2));
        var language = owner.organisation().language();
        var offer = new Offer(one.name(), language, owner.organisation().currency(),
                lines(ground, chance), sentOn.plusDays(30), ground.setting.delivery(),
                ground.setting.payment(), "");
        var at = sentOn.atTime(9, 12).toInstant(ZoneOffset.UTC);
        boolean isAnswered = state == State.ACCEPTED || state == State.DECLINED;
        return new Quote(Ids.fresh(), one.account(), one.id(),
                contact == null ? null : contact.id(), one.rep(), one.agency(),
                state == State.DRAFT ? until(offer, story.today().plusDays(30)) : offer, null, 1,
                null, state, state == State.DRAFT && place % 2 == 0 ? Approval.ASKED
                        : Approval.NONE, "", state == State.DRAFT ? null
                        : book.past(owner, account, contact, language, rep.name(language), at),
                isAnswered ? new Answer(earlier(sentOn.plusDays(9), story.today()), "") : null,
                1);
    }

    private static Offer until(Offer offer, LocalDate day) {
        return new Offer(offer.title(), offer.language(), offer.currency(), offer.lines(), day,
                offer.delivery(), offer.payment(), offer.note());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<QuoteLine> lines(Ground ground, Random chance) {
        var lines = new ArrayList<QuoteLine>();
        for (int left = 1 + chance.nextInt(4); left > 0; left--) {
            var product = ground.offered.get(chance.nextInt(ground.offered.size()));
            var discount = Map.of(0, new Discount.Share(Rate.ofPercent("5")),
                    1, new Discount.Share(Rate.ofPercent("15")))
                    .getOrDefault(chance.nextInt(6), null);
            lines.add(new QuoteLine(product.id(), product.name(), 1000L * (1 + chance.nextInt(8)),
                    "", price(ground.owner, product),
                    discount == null ? new Discount.None() : discount, ground.setting.tax()));
        }
        return lines;
    }

    /// Three fifths above what it costs, in round amounts.
    private static Money price(Viewer owner, Product product) {
        long cost = product.costMinor() == null ? 1_000_000 : product.costMinor();
        long round = owner.organisation().currency().getCurrencyCode().equals("HUF")
                ? 100_000 : 500;
        return owner.organisation().money(Math.max(1, cost * 8 / 5 / round) * round);
    }
}
