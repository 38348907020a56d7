package linecard.detecting;

import java.util.Set;

/// By what somebody can be known and reached. What is empty says nothing.
///
/// @param addresses streets with numbers and places
/// @param phones by E.164
/// @param domains of mail addresses, of firms only: see [linecard.matching.MailDomain]
/// @param bankAccounts as [BankNumber] writes them
/// @param taxNumbers letters and digits
public record Traces(
        Set<Address> addresses, Set<String> phones, Set<String> domains,
        Set<String> bankAccounts, Set<String> taxNumbers) {

    public Traces {
        addresses = Set.copyOf(addresses);
        phones = Set.copyOf(phones);
        domains = Set.copyOf(domains);
        bankAccounts = Set.copyOf(bankAccounts);
        taxNumbers = Set.copyOf(taxNumbers);
    }
}
