package linecard.matching;

import java.util.Locale;
import java.util.Set;

/// The part of a mail address that tells of a firm.
public final class MailDomain {

    /// Mail for everybody: sharing it says nothing.
    private static final Set<String> COMMON = Set.of("gmail.com", "googlemail.com", "outlook.com",
            "outlook.hu", "hotmail.com", "hotmail.hu", "live.com", "msn.com", "yahoo.com",
            "yahoo.co.uk", "yahoo.de", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com",
            "proton.me", "protonmail.com", "comcast.net", "verizon.net", "att.net", "gmx.at",
            "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "mail.com", "mail.ru",
            "freemail.hu", "citromail.hu", "t-online.hu", "indamail.hu", "vipmail.hu",
            "upcmail.hu", "chello.hu", "digikabel.hu", "invitel.hu", "enternet.hu", "azet.sk",
            "centrum.sk", "zoznam.sk", "seznam.cz", "wp.pl", "o2.pl", "yahoo.ro", "siol.net");

    private MailDomain() {}

    /// Empty where the address is none, or is of a provider of mail for everybody.
    public static String of(String email) {
        int at = email.lastIndexOf('@');
        if (at < 0) return "";
        var domain = email.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        return COMMON.contains(domain) ? "" : domain;
    }
}
