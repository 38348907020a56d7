package linecard.moving;

import java.util.List;
import java.util.Optional;

import static linecard.moving.Kind.ACCOUNTS;
import static linecard.moving.Kind.CONTACTS;
import static linecard.moving.Kind.EVENTS;
import static linecard.moving.Kind.LEADS;
import static linecard.moving.Kind.LINES;
import static linecard.moving.Kind.OPPORTUNITIES;
import static linecard.moving.Kind.PRODUCTS;
import static linecard.moving.Kind.TASKS;
import static linecard.moving.Kind.USERS;
import static linecard.moving.Program.ADDRESSES;
import static linecard.moving.Program.HUBSPOT;
import static linecard.moving.Program.PIPEDRIVE;
import static linecard.moving.Program.SALESFORCE;
import static linecard.moving.Program.TABLES;

/// The tables that we know, those with the surest marks first.
final class Outlines {

    private static final List<Outline> ALL = List.of(
            Outline.of(SALESFORCE, USERS, "id username lastname", "", """
                    id id
                    name name
                    givenName firstname
                    familyName lastname
                    email email
                    """),
            Outline.of(SALESFORCE, LINES, "opportunityid quantity", "stagename", """
                    opportunity opportunityid
                    product product2id productid productcode
                    productName productname name
                    amount totalprice
                    """),
            Outline.of(SALESFORCE, OPPORTUNITIES, "stagename closedate", "", """
                    opportunity id opportunityid
                    name name
                    account accountid
                    accountName accountname
                    owner ownerid owner
                    stage stagename
                    isWon iswon
                    isClosed isclosed
                    amount amount
                    currency currencyisocode
                    opened createddate
                    close closedate
                    note description
                    """),
            Outline.of(SALESFORCE, TASKS, "whatid activitydate status", "", """
                    opportunity whatid
                    account accountid
                    owner ownerid
                    content subject
                    due activitydate
                    status status
                    isClosed isclosed
                    """),
            Outline.of(SALESFORCE, EVENTS, "whatid startdatetime|whatid activitydatetime", "",
                    "content subject"),
            Outline.of(SALESFORCE, PRODUCTS, "name productcode family|name productcode isactive",
                    "pricebook2id opportunityid", """
                    id id
                    product productcode
                    name name
                    line family
                    """),
            Outline.of(SALESFORCE, LEADS,
                    "lastname company isconverted|lastname company leadsource", "accountid", """
                    id id
                    familyName lastname
                    givenName firstname
                    title salutation
                    company company
                    jobTitle title
                    phone phone
                    phone2 mobilephone
                    email email
                    owner ownerid
                    isConverted isconverted
                    country countrycode country
                    postalCode postalcode
                    city city
                    address street
                    note description
                    """),
            Outline.of(SALESFORCE, CONTACTS, "lastname accountid", "", """
                    id id
                    familyName lastname
                    givenName firstname
                    title salutation
                    account accountid
                    accountName accountname
                    jobTitle title
                    phone phone
                    phone2 mobilephone
                    email email
                    note description
                    """),
            Outline.of(SALESFORCE, ACCOUNTS, "name billingcity|name billingstreet", "lastname", """
                    id id
                    number accountnumber
                    name name
                    parent parentid
                    owner ownerid owner
                    customerType type
                    country billingcountrycode billingcountry
                    postalCode billingpostalcode
                    city billingcity
                    address billingstreet
                    phone phone
                    """),
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
            Outline.of(PIPEDRIVE, OPPORTUNITIES, "dealtitle", "", """
                    opportunity dealid dealpipedrivesystemid
                    name dealtitle
                    account dealorganizationid organizationid
                    accountName dealorganization organizationname
                    owner dealowner
                    stage dealstage
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
                    account personorganizationid
                    accountName personorganization organizationname
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
                    postalCode organizationzippostalcodeofaddress
                    city organizationcitytownvillagelocalityofaddress
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

    private Outlines() {}

    static Optional<Outline> of(List<String> header) {
        return ALL.stream().filter(outline -> outline.fits(header)).findFirst();
    }
}
