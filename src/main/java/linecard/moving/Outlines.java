package linecard.moving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static linecard.moving.Kind.ACCOUNTS;
import static linecard.moving.Kind.CONTACTS;
import static linecard.moving.Kind.EVENTS;
import static linecard.moving.Kind.OPPORTUNITIES;
import static linecard.moving.Kind.PRODUCTS;
import static linecard.moving.Kind.TASKS;
import static linecard.moving.Kind.USERS;
import static linecard.moving.Program.ADDRESSES;
import static linecard.moving.Program.HUBSPOT;
import static linecard.moving.Program.PIPEDRIVE;
import static linecard.moving.Program.TABLES;

/// The tables that we know, those with the surest marks first.
final class Outlines {

    private static final List<Outline> OTHERS = List.of(
            Outline.of(HUBSPOT, OPPORTUNITIES, "dealname dealstage", "", """
                    opportunity recordid dealid
                    name dealname
                    account associatedcompanyidsprimary associatedcompanyids associatedcompanyid
                    accountName associatedcompanyprimary associatedcompany
                    owner dealowner
                    stage dealstage
                    amount amount
                    currency currency
                    opened createdate
                    close closedate
                    note dealdescription
                    """),
            Outline.of(HUBSPOT, TASKS, "tasktitle|tasksubject", "", """
                    id recordid taskid
                    content tasktitle tasksubject
                    note notes tasknotes tasknote
                    account associatedcompanyidsprimary associatedcompanyids associatedcompanyid
                    accountName associatedcompanyprimary associatedcompany
                    who associatedcontactids associatedcontactid
                    opportunity associateddealids associateddealid
                    owner assignedto activityassignedto
                    due duedate
                    status taskstatus
                    done completedat
                    callKind tasktype
                    """),
            Outline.of(HUBSPOT, EVENTS, "meetingname|meetingtitle|calltitle", "", """
                    id recordid meetingid callid
                    callDay activitydate meetingstarttime starttime createdate
                    content meetingname meetingtitle calltitle
                    note meetingdescription callnotes internalmeetingnotes internalnotes
                    account associatedcompanyidsprimary associatedcompanyids associatedcompanyid
                    accountName associatedcompanyprimary associatedcompany
                    who associatedcontactids associatedcontactid
                    opportunity associateddealids associateddealid
                    owner activityassignedto assignedto
                    callKind meetingtype callandmeetingtype callsource
                    callOutcome meetingoutcome calloutcome
                    """),
            Outline.of(HUBSPOT, CONTACTS,
                    "recordid firstname lastname|contactid firstname lastname", "", """
                    id recordid contactid
                    familyName lastname
                    givenName firstname
                    title salutation
                    account primaryassociatedcompanyid associatedcompanyidsprimary """
                    + """
                    associatedcompanyids associatedcompanyid
                    accountName associatedcompanyprimary associatedcompany companyname
                    jobTitle jobtitle
                    phone phonenumber
                    phone2 mobilephonenumber
                    email email
                    language preferredlanguage
                    """),
            Outline.of(HUBSPOT, ACCOUNTS, "recordid companyname|companyid companyname|"
                    + "companydomainname name", "", """
                    id recordid companyid
                    name companyname name
                    parent parentcompanyid
                    owner companyowner
                    customerType type industry
                    country countryregion country
                    postalCode postalcode
                    city city
                    address streetaddress
                    phone phonenumber
                    """),
            Outline.of(PIPEDRIVE, TASKS, "activitysubject", "", """
                    id activityid activitypipedrivesystemid activitysystemid
                    content activitysubject
                    note activitynote activitypublicdescription
                    opportunity activitydealid dealid dealpipedrivesystemid
                    account activityorganizationid organizationid organizationpipedrivesystemid
                    accountName activityorganization organizationname organization
                    who activitycontactpersonid personid personpipedrivesystemid
                    owner activityassignedtouser
                    due activityduedate
                    isClosed activitydone
                    done activitymarkedasdonetime
                    callKind activitytype
                    """),
            Outline.of(PIPEDRIVE, OPPORTUNITIES, "dealtitle", "", """
                    opportunity dealid dealpipedrivesystemid
                    name dealtitle
                    account dealorganizationid organizationid organizationpipedrivesystemid
                    accountName dealorganization organizationname organization
                    owner dealowner
                    stage dealstage dealstagepipeline
                    status dealstatus
                    amount dealvalue
                    currency dealcurrencyofvalue
                    opened dealdealcreated dealcreationdate
                    ended dealwontime deallosttime dealclosedon
                    close dealexpectedclosedate
                    """),
            Outline.of(PIPEDRIVE, CONTACTS, "personname", "", """
                    id personid personpipedrivesystemid
                    fullName personname
                    familyName personlastname
                    givenName personfirstname
                    account personorganizationid organizationid organizationpipedrivesystemid
                    accountName personorganization organizationname organization
                    jobTitle personjobtitle
                    phone personphonework personphone
                    phone2 personphonemobile personphonehome
                    email personemailwork personemail
                    email2 personemailhome personemailother
                    """),
            Outline.of(PIPEDRIVE, ACCOUNTS, "organizationname", "", """
                    id organizationid organizationpipedrivesystemid
                    name organizationname
                    owner organizationowner
                    country organizationcountryofaddress organizationaddresscountryofaddress
                    postalCode organizationzippostalcodeofaddress \
                    organizationaddresszippostalcodeofaddress
                    city organizationcitytownvillagelocalityofaddress \
                    organizationaddresscitytownvillagelocalityofaddress
                    address organizationaddress
                    """),
            Outline.of(ADDRESSES, CONTACTS, "firstname lastname emailaddress|"
                    + "utonev vezeteknev emailcim|familyname givenname email contact", "", """
                    id contact
                    familyName lastname vezeteknev familyname
                    givenName firstname utonev givenname
                    title title
                    accountName company ceg account
                    jobTitle jobtitle beosztas
                    phone businessphone hivatalitelefon phone
                    phone2 mobilephone mobiltelefon phone2
                    email emailaddress emailcim email
                    email2 email2address email2
                    country businesscountryregion businesscountry
                    postalCode businesspostalcode
                    city businesscity
                    address businessstreet
                    language language
                    note notes jegyzetek note
                    """),
            Outline.of(TABLES, OPPORTUNITIES, "account dealstage|account stage", "", """
                    opportunity opportunityid dealid opportunity id
                    name opportunityname dealname name
                    accountName account
                    owner salesagent owner rep
                    stage dealstage stage
                    line product productline
                    amount closevalue amount value
                    opened engagedate opened createddate
                    close closedate expectedclose
                    note note description
                    """),
            Outline.of(TABLES, EVENTS, "account rep visitdate|account rep calldate|account owner "
                    + "activitydate", "", """
                    id id callid visitid activityid
                    callDay visitdate calldate activitydate
                    content subject title
                    note note notes description comment
                    accountName account
                    owner rep owner
                    callKind kind type
                    callOutcome outcome result
                    """),
            Outline.of(TABLES, USERS, "salesagent manager", "account", """
                    id salesagent
                    name salesagent
                    """),
            Outline.of(TABLES, PRODUCTS, "product series|product productline", "account", """
                    product product
                    name name product
                    line series productline
                    """),
            Outline.of(TABLES, ACCOUNTS, "account|accountname", "lastname familyname quantity", """
                    name account accountname name
                    parent subsidiaryof parent parentaccount
                    owner owner salesagent
                    customerType sector type customertype
                    country country officelocation
                    postalCode postalcode zip
                    city city
                    address address street
                    phone phone
                    email email
                    """));

    private static final List<Outline> ALL =
            Stream.of(SalesforceTables.ALL, OTHERS).flatMap(List::stream).toList();

    private Outlines() {}

    static Optional<Outline> of(List<String> header) {
        return ALL.stream().filter(outline -> outline.fits(header)).findFirst();
    }

    /// Which columns probably say the fields of a kind, whoever calls them so.
    static Map<String, Integer> guess(Kind kind, List<String> header) {
        var found = new LinkedHashMap<String, Integer>();
        for (var outline : ALL) {
            if (outline.kind() != kind) continue;
            outline.columns(header).forEach((field, at) -> {
                if (!found.containsValue(at)) found.putIfAbsent(field, at);
            });
        }
        return found;
    }
}
