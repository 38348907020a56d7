package linecard.detecting;

import linecard.detecting.Fact.Kind;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static java.util.stream.Collectors.groupingBy;

/// What reps and agencies have in common with accounts they look after: one finding for a rep, or
/// for an agency, and an account.
///
/// What several firms share says nothing: an office building, a switchboard, a domain for
/// everybody's mail. One trait alone, or two of the same place, may be neighbours and is a notice;
/// two of different kinds weigh, and so do a bank account, a tax number, a declared share. Terms
/// that are far from what is usual say little by themselves: two of them are a notice, and with
/// anything else they weigh.
public final class Closeness {

    /// What so many firms share is nobody's own.
    static final int COMMON = 3;

    private enum Group { PLACE, PHONE, DOMAIN, IDENTITY, DECLARED, TERMS }

    private record Whose(UUID agency, @Nullable UUID rep, UUID account) {}

    private final Map<String, Set<UUID>> firms = new HashMap<>();

    private Closeness() {}

    /// @param far terms that are far from the peers', by account
    public static List<Finding> of(
            List<Seller> sellers, List<Customer> customers, List<Held> held,
            List<Declared> declared, Map<UUID, List<Fact>> far) {
        return new Closeness().find(sellers, customers, held, declared, far);
    }

    private List<Finding> find(
            List<Seller> sellers, List<Customer> customers, List<Held> held,
            List<Declared> declared, Map<UUID, List<Fact>> far) {
        for (var customer : customers) {
            for (var trait : traits(customer.traces())) {
                firms.computeIfAbsent(trait, _ -> new HashSet<>()).add(customer.firm());
            }
        }
        var facts = facts(sellers, customers, held, far);
        var weighing = new HashSet<Whose>();
        for (var one : declared) {
            var whose = new Whose(one.agency(), one.rep(), one.account());
            add(facts, whose, List.of(one.fact()));
            if (one.weighs()) weighing.add(whose);
        }
        var findings = new ArrayList<Finding>();
        facts.forEach((whose, its) -> {
            var all = new ArrayList<>(its);
            for (var terms : far.getOrDefault(whose.account(), List.of())) {
                if (!all.contains(terms)) all.add(terms);
            }
            findings.add(new Finding(Rule.CLOSENESS, whose.agency(), whose.rep(), whose.account(),
                    weighing.contains(whose) || weigh(all) ? Severity.SERIOUS : Severity.NOTICE,
                    all));
        });
        return findings;
    }

    /// What sellers share with the customers that they hold, and terms that are far from the
    /// peers' in more than one way.
    private LinkedHashMap<Whose, List<Fact>> facts(
            List<Seller> sellers, List<Customer> customers, List<Held> held,
            Map<UUID, List<Fact>> far) {
        var byAccount = new HashMap<UUID, Customer>();
        for (var customer : customers) byAccount.put(customer.account(), customer);
        var bySeller = sellers.stream().collect(groupingBy(Seller::agency));
        var facts = new LinkedHashMap<Whose, List<Fact>>();
        for (var one : held) {
            var customer = byAccount.get(one.account());
            if (customer == null) continue;
            for (var seller : bySeller.getOrDefault(one.agency(), List.of())) {
                if (seller.rep() != null && !seller.rep().equals(one.rep())) continue;
                var shared = shared(seller.traces(), customer.traces());
                if (!shared.isEmpty()) {
                    add(facts, new Whose(one.agency(), seller.rep(), one.account()), shared);
                }
            }
            var terms = far.getOrDefault(one.account(), List.of());
            if (terms.size() > 1) {
                add(facts, new Whose(one.agency(), one.rep(), one.account()), terms);
            }
        }
        return facts;
    }

    private static void add(Map<Whose, List<Fact>> facts, Whose whose, List<Fact> more) {
        var its = facts.computeIfAbsent(whose, _ -> new ArrayList<>());
        for (var one : more) if (!its.contains(one)) its.add(one);
    }

    /// The same number at the same address is one thing: a reception.
    private static boolean weigh(List<Fact> facts) {
        var groups = EnumSet.noneOf(Group.class);
        for (var one : facts) groups.add(group(one.kind()));
        if (groups.contains(Group.IDENTITY)) return true;
        if (groups.contains(Group.PLACE)) groups.remove(Group.PHONE);
        return groups.size() > 1;
    }

    private static Group group(Kind kind) {
        return switch (kind) {
            case ADDRESS -> Group.PLACE;
            case PHONE -> Group.PHONE;
            case DOMAIN -> Group.DOMAIN;
            case BANK_ACCOUNT, TAX_NUMBER -> Group.IDENTITY;
            case DECLARED -> Group.DECLARED;
            default -> Group.TERMS;
        };
    }

    private List<Fact> shared(Traces seller, Traces customer) {
        var shared = new ArrayList<Fact>();
        for (var address : customer.addresses()) {
            if (isCommon(address.key())) continue;
            if (seller.addresses().stream().anyMatch(address::isIn)) {
                shared.add(Fact.of(Kind.ADDRESS, basis(address.key()), address.town()));
            }
        }
        both(seller.phones(), customer.phones(), Kind.PHONE, true, Closeness::end, shared);
        both(seller.domains(), customer.domains(), Kind.DOMAIN, true, text -> text, shared);
        both(seller.bankAccounts(), customer.bankAccounts(), Kind.BANK_ACCOUNT, false,
                Closeness::end, shared);
        both(seller.taxNumbers(), customer.taxNumbers(), Kind.TAX_NUMBER, false,
                Closeness::end, shared);
        return shared;
    }

    private void both(Collection<String> ours, Collection<String> theirs, Kind kind,
            boolean mayBeCommon, Function<String, String> said, List<Fact> shared) {
        for (var one : ours) {
            if (theirs.contains(one) && !(mayBeCommon && isCommon(one))) {
                shared.add(Fact.of(kind, basis(one), said.apply(one)));
            }
        }
    }

    private boolean isCommon(String trait) {
        return firms.getOrDefault(trait, Set.of()).size() >= COMMON;
    }

    private static Collection<String> traits(Traces traces) {
        var all = new ArrayList<String>();
        for (var address : traces.addresses()) if (address.isKnown()) all.add(address.key());
        all.addAll(traces.phones());
        all.addAll(traces.domains());
        return all;
    }

    /// Enough to know it by for who has it at hand; no more is kept of anybody.
    private static String end(String number) {
        return number.length() <= 4 ? number : "…" + number.substring(number.length() - 4);
    }

    private static String basis(String trait) {
        return Objects.toString(UUID.nameUUIDFromBytes(trait.getBytes(StandardCharsets.UTF_8)));
    }
}
