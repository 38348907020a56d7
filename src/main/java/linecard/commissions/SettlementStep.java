package linecard.commissions;

import linecard.api.Does;
import linecard.money.Money;

/// A step of the way from what a statement earned to what is paid.
record SettlementStep(
        @Does("What it is: earned, prize, held, released, recovered, waived, drawn, guaranteed, "
                + "brought, carried, or payable, the sum of the others")
        String code,
        @Does("The same in words") String name, Money amount,
        @Does("Where the amount comes from; empty where its name says it") String why) {

    static final String TOTAL = "payable";

    boolean isTotal() {
        return code.equals(TOTAL);
    }
}
