package linecard.whatif;

import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What somebody wants to know.
///
/// @param agency null for all of them
/// @param sold so far, in the worked example; `order` what comes on top
/// @param seller null where no seller of one's own is compared
record Asked(
        @Nullable UUID agency, Stretch stretch, Offer offer, Money sold, Money order,
        @Nullable Seller seller) {}
