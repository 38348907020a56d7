package linecard.emails;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.CORRESPONDENTS;

/// One's own address at which mails arrive.
@Controller
class DropAddressPages {

    private final Drop.Offer offer;
    private final DropAddresses addresses;

    DropAddressPages(Drop.Offer offer, DropAddresses addresses) {
        this.offer = offer;
        this.addresses = addresses;
    }

    @GetMapping("/emails/address")
    @Allowed(CORRESPONDENTS)
    View show(Page page) {
        var drop = offer.to(page.viewer());
        return (Html) (out, tags) -> JtedropaddressGenerated.render(out, tags, page, drop);
    }

    /// A new one in the place of any other.
    @PostMapping("/emails/address")
    @Allowed(CORRESPONDENTS)
    View make(Page page) {
        addresses.make(page.viewer());
        return Html.seeOther("/emails/address", Notice.of("emails.address.made"));
    }

    @PostMapping("/emails/address/removal")
    @Allowed(CORRESPONDENTS)
    View remove(Page page) {
        addresses.remove(page.viewer());
        return Html.seeOther("/emails/address", Notice.of("emails.address.removed"));
    }
}
