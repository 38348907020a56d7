package linecard.terms;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.money.Money;
import linecard.reckoning.Subject;
import linecard.web.Form;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the order of the worked example: of what, to whom, how much.
@Component
class TriedForm {

    private static final UUID ANYBODY = new UUID(0, 9);
    /// Thousandths.
    private static final long ONE = 1_000;

    private final Accounts accounts;
    private final Products products;
    private final ProductLines lines;
    private final Names names;

    TriedForm(Accounts accounts, Products products, ProductLines lines, Names names) {
        this.accounts = accounts;
        this.products = products;
        this.lines = lines;
        this.names = names;
    }

    Optional<Worked.Tried> read(Form form, Viewer viewer) {
        var language = form.words().language();
        var reader = new VersionForm(form, viewer, names);
        var order = reader.needed("tryOrder", reader::amount);
        var sold = reader.given("trySold", reader::amount);
        var quantity = reader.given("tryQuantity", text -> Reading.fixed(text, 3, language));
        var cost = reader.given("tryCost", reader::amount);
        var paid = reader.given("tryPaid", reader::amount);
        var drawn = reader.given("tryDrawn", reader::amount);
        var line = reader.given("tryLine", VersionForm::id);
        var account = reader.given("tryAccount", text -> names.account(viewer, text).id());
        var item = reader.given("tryItem", text -> names.product(viewer, text).id());
        if (form.hasProblems() || order == null) return Optional.empty();
        return Optional.of(new Worked.Tried(money(viewer, order), money(viewer, sold),
                quantity == null ? ONE : quantity, money(viewer, cost),
                money(viewer, paid == null ? order : paid), money(viewer, drawn),
                subject(viewer, account, item, line)));
    }

    private static Money money(Viewer viewer, @Nullable Long minor) {
        return viewer.organisation().money(minor == null ? 0 : minor);
    }

    private Subject subject(
            Viewer viewer, @Nullable UUID account, @Nullable UUID item, @Nullable UUID line) {
        var customer = account == null ? null : accounts.of(viewer, account);
        var type = customer == null || customer.customerType().isBlank() ? null
                : customer.customerType();
        var sold = item == null ? line : Optional.ofNullable(line)
                .orElseGet(() -> products.of(viewer, item).productLine());
        return new Subject(account == null ? ANYBODY : account, null, type, item, sold == null
                ? List.of() : new LineTree(lines.all(viewer)).upward(sold));
    }
}
