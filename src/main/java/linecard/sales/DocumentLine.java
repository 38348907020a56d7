package linecard.sales;

import linecard.api.Does;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// One line of a document, as programs see it.
record DocumentLine(
        UUID document, @Does("From 1") int position,
        @Does("null where the ERP named a product line only") @Nullable UUID product,
        @Nullable String productCode, UUID productLine, String productLineCode,
        @Does("In thousandths of a unit") long quantityMilli,
        Money net, @Does("Taken off before the net") Money discount,
        @Does("null where it is not known, or not this person's to see") @Nullable Money cost) {}
