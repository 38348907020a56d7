package linecard.detecting;

import linecard.matching.MailDomain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// are close, and others that only look so.
///
/// Of the look-alikes, a business centre houses an agency and one customer, or many; all in it share a
/// reception's telephone; both use a provider of mail for everybody, known or not; the house next
/// door; customers with terms of their own for good reasons.
public final class SimulatedPeople {

    private static final int ACCOUNTS = 25;
    private static final List<String> STREETS = List.of("Fő", "Petőfi Sándor", "Kossuth Lajos", "Dózsa György",
            "Ady Endre", "Rákóczi", "Széchenyi", "Arany János", "Jókai", "Deák Ferenc");
    private static final List<String> TOWNS = List.of("Győr", "Pécs", "Szeged", "Miskolc", "Makó", "Eger");

    /// @param close pairs that are close, and how many of them were found
    /// @param falseSerious honest pairs of which something serious was said
    public record Outcome(int reps, int close, int found, int falseSerious, int falseNotices) {

        public Outcome and(Outcome other) {
            return new Outcome(reps + other.reps, close + other.close, found + other.found,
                    falseSerious + other.falseSerious, falseNotices + other.falseNotices);
        }

        public double recall() {
            return (double) found / close;
        }
    }

    /// What one can be known by, while it is still put together.
    private static final class Card {
        String street = "";
        String place = "";
        final Set<String> phones = new HashSet<>();
        final Set<String> mails = new HashSet<>();
        final Set<String> banks = new HashSet<>();
        final Set<String> taxes = new HashSet<>();
        final UUID id;

        Card(UUID id) {
            this.id = id;
        }

        Traces traces(Address address) {
            var domains = new HashSet<String>();
            for (var mail : mails) domains.add(MailDomain.of(mail));
            domains.remove("");
            return new Traces(Set.of(address), phones, domains, banks, taxes);
        }
    }

    private final Random random;
    private final int reps;
    private int next;

    private SimulatedPeople(long seed, int reps) {
        this.random = new Random(seed);
        this.reps = reps;
    }

    public static Outcome outcome(long seed, int reps) {
        return new SimulatedPeople(seed, reps).look();
    }

    private Card card() {
        var card = new Card(new UUID(random.nextLong(), random.nextLong()));
        next++;
        card.street = STREETS.get(random.nextInt(STREETS.size())) + " utca " + (1 + random.nextInt(150)) + ".";
        card.place = (1000 + random.nextInt(8000)) + " " + TOWNS.get(random.nextInt(TOWNS.size()));
        card.phones.add("+3620" + (1_000_000 + next));
        card.mails.add("iroda@" + switch (random.nextInt(4)) {
            case 0 -> "gmail.com";
            case 1 -> "freemail.hu";
            case 2 -> "helyi-levelezes" + random.nextInt(3) + ".hu";
            default -> "ceg" + next + ".hu";
        });
        card.banks.add("%024d".formatted(random.nextLong(1L << 60)));
        card.taxes.add("%08d".formatted(10_000_000 + next));
        return card;
    }

    private Outcome look() {
        var sellers = new ArrayList<Seller>();
        var customers = new ArrayList<Customer>();
        var held = new ArrayList<Held>();
        var terms = new ArrayList<Terms>();
        var close = new HashSet<UUID>();
        for (int rep = 0; rep < reps; rep++) {
            var agency = card();
            var person = card();
            person.banks.clear();
            person.taxes.clear();
            var its = new ArrayList<Card>();
            for (int n = 0; n < ACCOUNTS; n++) its.add(card());
            for (int n = 0; n < ACCOUNTS; n++) {
                if (n == 0 && rep % 2 == 0) {
                    bring(agency, person, its.get(n));
                    close.add(its.get(n).id);
                } else {
                    honest(agency, its, n, rep);
                }
            }
            sellers.add(new Seller(agency.id, null,
                    agency.traces(Address.of(agency.place + ", " + agency.street))));
            sellers.add(new Seller(agency.id, person.id, person.traces(Address.of(""))));
            for (var one : its) {
                customers.add(new Customer(one.id, one.id, one.traces(Address.of(one.street, one.place))));
                held.add(new Held(one.id, agency.id, person.id));
                terms.add(terms(one.id));
            }
        }
        return outcome(Closeness.of(sellers, customers, held, List.of(), Outliers.of(terms)), close);
    }

    /// Two or three things in common, sometimes only one.
    private void bring(Card agency, Card person, Card account) {
        int many = 1 + random.nextInt(3);
        for (int i = 0; i < many; i++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    // the same house, written otherwise
                    account.street = agency.street.replace(" utca ", " u. ").replaceFirst("\\.$", "/b 2. em. 5.");
                    account.place = agency.place.toUpperCase(java.util.Locale.ROOT);
                }
                case 1 -> account.phones.addAll(person.phones);
                case 2 -> account.phones.addAll(agency.phones);
                case 3 -> account.banks.addAll(agency.banks);
                default -> {
                    agency.mails.add("info@sajat" + next + ".hu");
                    account.mails.add("penzugy@SAJAT" + next + ".hu");
                    next++;
                }
            }
        }
    }

    private void honest(Card agency, List<Card> its, int n, int rep) {
        var account = its.get(n);
        if (n == 5) {
            // the house next door
            int number = Integer.parseInt(agency.street.replaceAll("\\D", ""));
            account.street = agency.street.replace(" " + number + ".", " " + (number + 2) + ".");
            account.place = agency.place;
        } else if (rep % 4 == 1 && n < 5) {
            // a business centre with a reception
            account.street = agency.street;
            account.place = agency.place;
            account.phones.addAll(agency.phones);
        } else if (rep % 10 == 3 && n == 1) {
            // a smaller one: this customer alone
            account.street = agency.street;
            account.place = agency.place;
            account.phones.addAll(agency.phones);
        }
    }

    private Terms terms(UUID account) {
        double much = random.nextInt(50) == 0 ? 0.12 : 0;
        return new Terms(account, List.of("dealer", "installer", "utility").get(random.nextInt(3)),
                10 + random.nextInt(200), Math.round(1e8 * Math.exp(random.nextGaussian())),
                Math.max(0, 0.05 + 0.02 * random.nextGaussian() + much),
                Math.max(0, 0.02 + 0.01 * random.nextGaussian() + (random.nextInt(60) == 0 ? 0.1 : 0)),
                1 + 0.04 * random.nextGaussian() - (random.nextInt(80) == 0 ? 0.2 : 0),
                1 + random.nextInt(6));
    }

    private Outcome outcome(List<Finding> findings, Set<UUID> close) {
        var found = new HashSet<UUID>();
        int falseSerious = 0;
        int falseNotices = 0;
        for (var one : findings) {
            if (close.contains(one.account())) found.add(one.account());
            else if (one.severity() == Severity.SERIOUS) falseSerious++;
            else falseNotices++;
        }
        return new Outcome(reps, close.size(), found.size(), falseSerious, falseNotices);
    }
}
