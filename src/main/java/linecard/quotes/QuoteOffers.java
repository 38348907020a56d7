package linecard.quotes;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.Product;
import linecard.catalog.Products;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Opportunities;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds what there is to choose from for a quote.
@Component
class QuoteOffers {

    private static final int SUGGESTED = 20;

    private final Accounts accounts;
    private final Places places;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Reps reps;
    private final CurrencyRates rates;
    private final QuoteSettings settings;
    private final Products products;

    QuoteOffers(Accounts accounts, Places places, Contacts contacts, Opportunities opportunities,
            Reps reps, CurrencyRates rates, QuoteSettings settings, Products products) {
        this.accounts = accounts;
        this.places = places;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.reps = reps;
        this.rates = rates;
        this.settings = settings;
        this.products = products;
    }

    /// @param stored the quote as it is; null for a new one
    @Transactional(readOnly = true)
    QuoteChoices of(Viewer viewer, Account account, @Nullable Quote stored, LocalDate today) {
        var working = reps.choice(viewer).stream().filter(rep -> !rep.archived()).toList();
        var currencies = new LinkedHashSet<Currency>();
        currencies.add(viewer.organisation().currency());
        if (stored != null) currencies.add(stored.offer().currency());
        rates.all(viewer).stream().map(CurrencyRate::currency).forEach(currencies::add);
        return new QuoteChoices(account, people(viewer, account, stored, today),
                opportunities.ofAccount(viewer, account.id()), working, List.copyOf(currencies),
                settings.of(viewer), stored == null ? Set.of() : productsOf(stored));
    }

    private List<Contact> people(
            Viewer viewer, Account account, @Nullable Quote stored, LocalDate today) {
        var ids = new LinkedHashSet<UUID>();
        places.ofAccount(viewer, account.id()).stream().filter(place -> !place.isOver(today))
                .map(Place::contact).forEach(ids::add);
        if (stored != null && stored.contact() != null) ids.add(stored.contact());
        var known = contacts.those(viewer, ids);
        return ids.stream().map(known::get).filter(Objects::nonNull)
                .filter(one -> !one.archived() || stored != null
                        && one.id().equals(stored.contact())).toList();
    }

    static Set<UUID> productsOf(Quote quote) {
        return quote.offer().lines().stream().map(QuoteLine::product).filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /// The account of a stored one; a blank where the viewer may no longer see it.
    Account account(Viewer viewer, UUID account) {
        return accounts.find(viewer, account).orElseGet(() -> new Account(account, null, null,
                "–", "–", "", "", "", "", "", "", "", "", false, false, 1));
    }

    Optional<Account> find(Viewer viewer, UUID account) {
        return accounts.find(viewer, account);
    }

    Map<UUID, Product> products(Viewer viewer, Collection<UUID> ids) {
        return products.those(viewer, ids);
    }

    Map<String, Product> products(Viewer viewer, Set<String> codes) {
        return codes.isEmpty() ? Map.of() : products.withCodes(viewer, codes);
    }

    /// Products to pick from: those that a text may mean, or the first ones.
    List<Product> suggested(Viewer viewer, String text) {
        return products.page(viewer, new Products.Filter(text, null, false), 1).rows().stream()
                .limit(SUGGESTED).toList();
    }

    /// Whose a new quote is: a rep's own; for others, one whom they may see and who still works.
    static @Nullable Rep rep(Viewer viewer, List<Rep> offered, String typed) {
        var wanted = viewer.rep() != null ? viewer.rep().toString() : typed;
        return offered.stream().filter(rep -> rep.id().toString().equalsIgnoreCase(wanted))
                .findFirst().orElse(null);
    }
}
