package linecard.matching;

import java.util.Set;

/// What speaks for two things being the same and what against it, as a vector; and what it comes
/// to. The weights were fitted by logistic regression on the labelled pairs of
/// docs/decisions/0045, each set of pairs counting as much as the others.
final class Likeness {

    /// How much each entry of [#of] counts. The last, a shared domain, is chosen by hand: no
    /// labelled pairs have any.
    static final double[] WEIGHTS = {
        -5.055, 1.742, 1.077, 0.971, 2.189, 1.492, 2.811, -1.059, -0.417, -0.340, 1.781, 0.947,
        0.116, -2.194, 2.298, -1.317, 2.510, -1.291, -0.375, 0.465, 3.600, 2.184, 1.5};

    private static final double ALIKE = 0.7;

    private Likeness() {}

    /// The logarithm of how many times likelier the two look so if they are the same.
    static double sum(Sketch a, Sketch b) {
        var said = of(a, b);
        double sum = 0;
        for (int i = 0; i < said.length; i++) sum += WEIGHTS[i] * said[i];
        return sum;
    }

    private static double[] of(Sketch a, Sketch b) {
        var f = new double[WEIGHTS.length];
        f[0] = 1;
        double name = a.name().cosine(b.name());
        f[1] = name;
        f[2] = name * name;
        addWords(a, b, f);
        if (areSaid(a, b, Trait.TEXT)) f[5] = a.text().cosine(b.text()) - 0.3;
        if (!a.codes().isEmpty() && !b.codes().isEmpty()) {
            f[6] = codes(a.codes(), b.codes());
            f[7] = f[6] == 0 ? 1 : 0;
        }
        if (!a.numbers().isEmpty() && !b.numbers().isEmpty()) {
            long shared = a.numbers().stream().filter(b.numbers()::contains).count();
            f[8] = shared == 0 ? 1 : 0;
            f[9] = (double) shared / Math.min(a.numbers().size(), b.numbers().size());
        }
        if (areSaid(a, b, Trait.ADDRESS)) f[10] = a.address().cosine(b.address()) - 0.5;
        if (areSaid(a, b, Trait.PLACE)) f[11] = a.place().cosine(b.place()) - 0.5;
        if (areSaid(a, b, Trait.PHONE)) f[a.phone().equals(b.phone()) ? 12 : 13] = 1;
        if (areSaid(a, b, Trait.CODE)) addSlips(a.code(), b.code(), f, 14);
        if (areSaid(a, b, Trait.DAY)) addSlips(a.day(), b.day(), f, 16);
        if (a.amount() > 0 && b.amount() > 0) {
            double apart = Math.abs(Math.log(a.amount() / b.amount()));
            f[18] = Math.min(apart, 2);
            f[19] = apart < 0.02 ? 1 : 0;
        }
        f[20] = a.whole().cosine(b.whole());
        f[21] = f[20] * f[20];
        if (!a.domain().isEmpty() && a.domain().equals(b.domain())) f[22] = 1;
        return f;
    }

    private static boolean areSaid(Sketch a, Sketch b, Trait trait) {
        return a.item().said().containsKey(trait) && b.item().said().containsKey(trait);
    }

    private static void addSlips(String one, String other, double[] f, int at) {
        int slips = Distance.between(one, other, 1);
        f[at] = slips == 0 ? 1 : slips == 1 ? 0.6 : 0;
        f[at + 1] = slips > 1 ? 1 : 0;
    }

    /// The words of one name found in the other, slips of the pen forgiven: of both together, and
    /// of the name of which more is found.
    private static void addWords(Sketch a, Sketch b, double[] f) {
        double allA = sum(a.rarity());
        double allB = sum(b.rarity());
        if (allA == 0 || allB == 0) return;
        var bestB = new double[b.words().length];
        double foundA = 0;
        for (int i = 0; i < a.words().length; i++) {
            double best = 0;
            for (int j = 0; j < bestB.length; j++) {
                double alike = alike(a.words()[i], b.words()[j]);
                best = Math.max(best, alike);
                bestB[j] = Math.max(bestB[j], alike);
            }
            foundA += best * a.rarity()[i];
        }
        double foundB = 0;
        for (int j = 0; j < bestB.length; j++) foundB += bestB[j] * b.rarity()[j];
        f[3] = (foundA + foundB) / (allA + allB);
        f[4] = Math.max(foundA / allA, foundB / allB);
    }

    private static double alike(String one, String other) {
        if (one.equals(other)) return 1;
        int longer = Math.max(one.length(), other.length());
        int shorter = Math.min(one.length(), other.length());
        if (longer < 4) return 0;
        int most = (int) (longer * (1 - ALIKE));
        if (longer - shorter <= most) {
            int slips = Distance.between(one, other, most);
            if (slips <= most) return 1 - (double) slips / longer;
        }
        return shorter >= 3 && (one.startsWith(other) || other.startsWith(one)) ? ALIKE : 0;
    }

    private static double codes(Set<String> some, Set<String> others) {
        double best = 0;
        for (var one : some) for (var other : others) best = Math.max(best, code(one, other));
        return best;
    }

    private static double code(String one, String other) {
        if (one.equals(other)) return 1;
        int shorter = Math.min(one.length(), other.length());
        if (shorter >= 5 && (one.startsWith(other) || other.startsWith(one))) return 0.8;
        return shorter >= 6 && Distance.between(one, other, 1) <= 1 ? 0.3 : 0;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) sum += number;
        return sum;
    }
}
