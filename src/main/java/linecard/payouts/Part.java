package linecard.payouts;

import java.util.List;

/// Of which payments of a block a bank may book the sum: of all that it was ordered, or without
/// what had come to nothing before. No two come to the same.
enum Part {

    WHOLE,
    /// What left the account: also what came back to it afterwards.
    LEFT,
    /// Without what the bank had sent back, which it may leave out or take off.
    OPEN;

    boolean has(Payment payment) {
        return this == WHOLE || !BankRules.isOver(payment) || this == LEFT && payment.hasLeft();
    }

    List<Payment> of(List<Payment> payments) {
        return payments.stream().filter(this::has).toList();
    }
}
