package linecard.payouts;

import linecard.money.Money;
import linecard.payouts.BankNews.Meaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.payouts.Bank.detail;
import static linecard.payouts.Bank.entry;
import static linecard.payouts.Bank.note;

/// Payments that went to the bank in one block, and what it may book of them.
final class Block {

    static final Currency HUF = Currency.getInstance("HUF");
    static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    static final String BLOCK = "P-2026-0001-FORINT";
    static final String BATCH = "<Btch><PmtInfId>" + BLOCK + "</PmtInfId></Btch>";

    private Block() {}

    /// @param forints of it
    record Paid(int forints, State state) {}

    static List<Payment> block(List<Paid> paid) {
        var payments = new ArrayList<Payment>();
        for (var one : paid) {
            var money = new Money(one.forints() * 100L, HUF);
            payments.add(new Payment(UUID.randomUUID(), new UUID(1, 1), new UUID(2, payments.size()),
                    "Duna Bt.", money, money, "P-2026-0001-%04d".formatted(payments.size() + 1), "",
                    CreditTransferTest.TISZA, one.state(), one.state() == State.PAID ? DAY : null,
                    null, "", DAY, List.of()));
        }
        return payments;
    }

    static List<Payment> block(int... forints) {
        var paid = new ArrayList<Paid>();
        for (int one : forints) paid.add(new Paid(one, State.SENT));
        return block(paid);
    }

    static List<Heard> heard(List<Payment> block, String... entries) {
        var byName = new HashMap<String, List<Payment>>(Map.of(BLOCK, block));
        for (var payment : block) byName.put(payment.reference(), List.of(payment));
        return BankRules.effect(BankReading.of(note("N", entries)), byName, DAY).heard();
    }

    /// The payments as they are once this took effect.
    static List<Payment> after(List<Payment> block, List<Heard> heard) {
        var of = new HashMap<UUID, Heard>();
        for (var one : heard) of.put(one.payment().id(), one);
        return block.stream().map(one -> {
            var said = of.get(one.id());
            return said == null ? one : after(one, said);
        }).toList();
    }

    private static Payment after(Payment one, Heard said) {
        var state = switch (said.consequence()) {
            case RECEIVED -> State.SENT;
            case PAID -> State.PAID;
            case REFUSED -> State.REFUSED;
            default -> one.state();
        };
        boolean isBack = state == State.REFUSED && said.told().meaning() == Meaning.REFUSED;
        return new Payment(one.id(), one.batch(), one.agency(), one.agencyName(), one.payable(),
                one.amount(), one.reference(), one.purpose(), one.to(), state,
                said.consequence() == Consequence.PAID ? said.value() : one.value(),
                isBack && one.cameBack() == null ? said.moved() : one.cameBack(),
                one.reason(), one.executesOn(), one.statements());
    }

    static String debit(long forints, String details) {
        return entry(String.valueOf(forints), "DBIT", DAY.toString(), details);
    }

    static String details(List<Payment> of) {
        return of.stream().map(one -> detail(one.reference())).collect(Collectors.joining());
    }

    static String ofBlock(String amount) {
        return "<TxDtls><Refs><PmtInfId>" + BLOCK + "</PmtInfId></Refs>" + (amount.isEmpty() ? ""
                : "<Amt Ccy=\"HUF\">" + amount + "</Amt>") + "</TxDtls>";
    }

    static long sum(List<Payment> of) {
        return of.stream().mapToLong(one -> one.amount().minor()).sum() / 100;
    }

    static List<Payment> open(List<Payment> of) {
        return of.stream().filter(one -> one.state() != State.REFUSED).toList();
    }

    static List<String> told(List<Heard> heard) {
        return heard.stream().map(one -> one.payment().reference().substring(12) + " "
                + one.consequence() + (one.misfit() == null ? "" : " " + one.misfit().packed())).toList();
    }
}
