package linecard.payouts;

import linecard.files.Kept;
import linecard.payouts.BankMessage.Kind;
import linecard.payouts.BankNews.Meaning;
import linecard.words.Words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a message of a bank means for the payments it speaks of.
final class BankRules {

    /// Banks may name a value date that is still to come, but hardly one so far ahead.
    private static final int AHEAD_DAYS_AT_MOST = 31;

    private static final int REASON_CHARS = 500;

    /// The reasons of ISO 20022 that banks give most often, which have words here.
    private static final Set<String> KNOWN = Set.of("AC01", "AC04", "AC06", "AG01", "AG02", "AM04",
            "AM05", "BE01", "BE04", "CUST", "DT01", "MS02", "MS03", "RC01", "RR04", "TM01");

    private BankRules() {}

    /// Payments by all names under which a bank may speak of them.
    static Map<String, List<Payment>> byName(List<Batch> batches, List<Payment> payments) {
        var of = new HashMap<UUID, Batch>();
        for (var batch : batches) of.put(batch.id(), batch);
        var byName = new HashMap<String, List<Payment>>();
        for (var payment : payments) {
            var batch = of.get(payment.batch());
            if (batch == null) continue;
            var way = Way.of(batch.total().currency(), batch.from(), payment.to());
            for (var name : List.of(payment.reference(), batch.block(way), batch.order())) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(payment);
            }
        }
        return byName;
    }

    /// What a message comes to.
    ///
    /// @param heard of each payment of which it speaks
    /// @param others how many other things it speaks of: of no payment of ours, or of a block of
    ///     which all payments are told of already
    record Effect(List<Heard> heard, int others) {}

    /// What is said of each payment, by the narrowest word; of two as narrow the later one, but
    /// what came back stays back. What fits no payment of a block is said once.
    static Effect effect(
            BankMessage message, Map<String, List<Payment>> byName, LocalDate today) {
        var counts = new LinkedHashMap<UUID, Heard>();
        var ofBlocks = new LinkedHashMap<Misfit, List<BankNews>>();
        int others = message.others();
        var meaning = new MeantRules(message, byName);
        var told = new ArrayList<>(message.told());
        told.sort(Comparator.comparingInt(BankNews::narrowness));
        for (var one : told) {
            var meant = meaning.of(one);
            var misfit = meant.misfit();
            if (misfit != null && misfit.isOfBlock()) {
                ofBlocks.computeIfAbsent(misfit, _ -> new ArrayList<>()).add(one);
                continue;
            }
            if (!byName.containsKey(one.name())) others++;
            for (var payment : meant.payments()) {
                var before = counts.get(payment.id());
                if (before != null && before.told().narrowness() == one.narrowness()
                        && before.told().meaning() == Meaning.REFUSED) {
                    continue;
                }
                counts.put(payment.id(), new Heard(payment, one, meant.isOther()
                        ? Consequence.DIFFERENT : consequence(payment, one, today), misfit));
            }
        }
        for (var misfit : ofBlocks.entrySet()) {
            var one = misfit.getValue().getFirst();
            var untold = byName.getOrDefault(one.name(), List.of()).stream()
                    .filter(payment -> !counts.containsKey(payment.id())).findFirst().orElse(null);
            if (untold == null) {
                others += misfit.getValue().size();
            } else {
                counts.put(untold.id(),
                        new Heard(untold, one, Consequence.UNCLEAR, misfit.getKey()));
            }
        }
        return new Effect(List.copyOf(counts.values()), others);
    }

    /// Whether it had come to nothing.
    static boolean isOver(Payment payment) {
        return payment.state() == State.REFUSED || payment.state() == State.WITHDRAWN;
    }

    private static Consequence consequence(Payment payment, BankNews told, LocalDate today) {
        return switch (told.meaning()) {
            case UNCLEAR -> Consequence.UNCLEAR;
            case RECEIVED -> payment.state() == State.WITHDRAWN ? Consequence.CONTRARY
                    : payment.state() == State.APPROVED ? Consequence.RECEIVED : Consequence.NONE;
            case REFUSED -> isOver(payment) ? Consequence.NONE : Consequence.REFUSED;
            case PAID -> isOver(payment) ? paidBefore(payment, told) : paid(payment, told, today);
        };
    }

    /// Of what came back it is known already that it had left, if not when.
    private static Consequence paidBefore(Payment payment, BankNews told) {
        return payment.hasLeft() && (!told.isDayNamed() || mayHaveLeft(payment, told))
                ? Consequence.NONE : Consequence.CONTRARY;
    }

    /// Whether it left on the day that is told: on the one that is known, or before it came back.
    static boolean mayHaveLeft(Payment payment, BankNews told) {
        var day = told.valueOr(payment.executesOn());
        var cameBack = payment.cameBack();
        return payment.value() != null ? day.equals(payment.value())
                : cameBack != null && !day.isAfter(cameBack);
    }

    /// A day that the bank did not name says less than the one that is known.
    private static Consequence paid(Payment payment, BankNews told, LocalDate today) {
        if (!told.isDayNamed() && payment.state() == State.PAID) return Consequence.NONE;
        var value = told.valueOr(payment.executesOn());
        if (value.isAfter(today.plusDays(AHEAD_DAYS_AT_MOST))
                || PayoutRules.isEarly(value, payment.executesOn())) {
            return Consequence.DAY;
        }
        return value.equals(payment.value()) ? Consequence.NONE : Consequence.PAID;
    }

    /// The first thing in the answer to an order that is not of that order, or of none known
    /// here; empty where there is none. Accounts have entries of all kinds.
    static String unknown(BankMessage message, Map<String, List<Payment>> byName) {
        if (message.kind() != Kind.STATUS) return "";
        for (var told : message.told()) {
            var ordered = byName.get(told.order());
            if (ordered == null) return told.order();
            var meant = byName.get(told.name());
            if (meant == null || !meant.getFirst().batch().equals(ordered.getFirst().batch())) {
                return told.name();
            }
        }
        return "";
    }

    /// Why a bank does not pay: its code, what that means, and its own words.
    static String reason(Words words, BankNews told) {
        var code = told.reasonCode();
        var said = KNOWN.contains(code)
                ? code + " (" + words.text("payouts.bankReason." + code) + ")" : code;
        if (said.isEmpty() && told.reason().isEmpty()) {
            return words.text("payouts.bankReason.none");
        }
        var whole = said.isEmpty() || told.reason().isEmpty()
                ? said + told.reason() : said + ": " + told.reason();
        return whole.length() <= REASON_CHARS ? whole : Kept.cut(whole, REASON_CHARS - 1) + "…";
    }
}
