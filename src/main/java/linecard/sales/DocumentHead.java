package linecard.sales;

import linecard.api.Does;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// A document without its lines, as programs see it.
record DocumentHead(
        UUID id, Kind kind, String number,
        @Does("From 1; a corrected document comes back under the next one") int revision,
        @Does("The document that this one takes back whole") @Nullable UUID reverses,
        LocalDate bookedOn, UUID account,
        @Does("null where the account is not this person's to see") @Nullable String accountName,
        @Does("The rep that the ERP named") @Nullable UUID statedRep,
        @Does("Of the document that a credit takes back; empty where there is none")
        String originalNumber,
        @Nullable UUID original,
        @Does("Why a credit takes back; null where nobody says") @Nullable Cause cause,
        @Does("When the order came in; null where that is the document's own day")
        @Nullable LocalDate orderedOn,
        @Does("The special contract that it names; empty for none") String contract,
        @Does("The commission rate that it states, in millionths, before every agreed one")
        @Nullable Rate statedRate,
        Money net,
        @Does("Not part of the net, as tax and discount") Money freight,
        Money tax, Money discount,
        @Does("The net in the document's own currency, where that is another")
        @Nullable Money foreignNet,
        @Does("The organisation's currency for one unit of the other, in billionths")
        @Nullable Long rateBillionths,
        @Does("What of the net is credited, within what was asked for") Money credited) {}
