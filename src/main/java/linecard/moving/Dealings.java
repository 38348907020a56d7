package linecard.moving;

import linecard.access.Viewer;
import linecard.exchange.ByCode;
import linecard.moving.Source.Line;
import linecard.pipeline.Brought;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.words.Words;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What another program says of sales that may come, in the fields of our subjects: products
/// and opportunities.
final class Dealings {

    private final Viewer viewer;
    private final Survey survey;
    private final Meanings meanings;
    private final Firms firms;
    private final OwnFields own;

    Dealings(Viewer viewer, Survey survey, Meanings meanings, Traits traits) {
        this.viewer = viewer;
        this.survey = survey;
        this.meanings = meanings;
        this.firms = survey.firms();
        this.own = new OwnFields(survey.of(Kind.OPPORTUNITIES),
                traits.own(viewer, Trait.Of.OPPORTUNITY), Days.of(viewer));
    }

    /// @param known the codes of the products that are here: they stay as they are
    Passage products(Set<String> known) {
        return new Passage("products", survey.of(Kind.PRODUCTS), Kind.PRODUCTS,
                List.of("product", "name", "line"), (line, passage) -> {
                    var code = Survey.product(line);
                    if (known.contains(ByCode.plain(code))) {
                        passage.isHere(line);
                        return null;
                    }
                    var group = line.get("line");
                    return List.of(code, line.get("name").isEmpty() ? code : line.get("name"),
                            group.isEmpty() ? Words.in(viewer.organisation().language())
                                    .text("moving.otherLine") : group);
                });
    }

    /// @param products the product line of each product, by code
    Passage opportunities(Map<String, UUID> products) {
        return new Passage("opportunities", survey.of(Kind.OPPORTUNITIES), Kind.OPPORTUNITIES,
                own.after(List.of("opportunity", "name", "account", "rep", "stage", "line",
                        "amount", "opened", "close", "note")),
                (line, passage) -> opportunity(line, passage, products));
    }

    private List<String> opportunity(Line line, Passage passage, Map<String, UUID> products) {
        var id = line.get("opportunity");
        var account = Survey.first(line.get("account"));
        var code = firms.code(line.program(), account, line.get("accountName"));
        if (!code.isEmpty()) passage.link(line);
        else code = line.get("accountName").isEmpty() ? account : line.get("accountName");
        var close = line.get("ended").isEmpty() ? line.get("close") : line.get("ended");
        var opened = isAfter(line.get("opened"), close) ? "" : line.get("opened");
        boolean isOurs = isOurs(line.get("currency"));
        if (!isOurs) {
            passage.remark(line, "amount", "moving.otherCurrency", Crossing.shown(money(line)));
        }
        return own.after(List.of(line.program().code(survey.opportunity(line.place(), id)),
                line.get("name"), code, meanings.repOrName(line.get("owner")),
                meanings.stage(Survey.stage(line)), productLine(line, passage, products),
                isOurs ? line.get("amount") : "", opened, close,
                isOurs ? line.get("note") : (money(line) + "\n" + line.get("note")).strip()),
                line, passage);
    }

    private static String money(Line line) {
        return line.get("amount") + " " + line.get("currency");
    }

    private boolean isOurs(String currency) {
        return currency.isEmpty()
                || currency.equalsIgnoreCase(viewer.organisation().currency().getCurrencyCode());
    }

    /// Days that both are written as machines write them.
    private static boolean isAfter(String day, String other) {
        var pattern = "\\d{4}-\\d{2}-\\d{2}.*";
        return day.matches(pattern) && other.matches(pattern)
                && day.substring(0, 10).compareTo(other.substring(0, 10)) > 0;
    }

    /// The product whose line all products of the opportunity share; where they are of several,
    /// one of each with what it comes to, if that makes up the whole.
    private String productLine(Line line, Passage passage, Map<String, UUID> products) {
        var amounts = new LinkedHashMap<UUID, BigDecimal>();
        var codes = new HashMap<UUID, String>();
        survey.products(line.get("opportunity")).forEach((code, amount) -> {
            var found = products.get(ByCode.plain(code));
            if (found == null) return;
            amounts.merge(found, amount, BigDecimal::add);
            codes.putIfAbsent(found, code);
        });
        if (amounts.isEmpty()) return line.get("line");
        if (amounts.size() == 1) return codes.values().iterator().next();
        var sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(Survey.number(line.get("amount"))) != 0
                || amounts.size() > Brought.MOST_LINES) {
            passage.remark(line, "line", "moving.severalLines", amounts.size());
            return "";
        }
        return amounts.entrySet().stream()
                .map(one -> codes.get(one.getKey()) + "=" + one.getValue().toPlainString())
                .collect(Collectors.joining(";"));
    }
}
