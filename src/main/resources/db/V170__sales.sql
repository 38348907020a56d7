-- An invoice and a credit may have one number: a payment is of one of the two.
-- null where what it names was not here yet: then paid_kind says it
alter table sales.payment
    add column document_kind text check (document_kind in ('invoice', 'credit'));

create function sales.first_kind(organisation uuid, number text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select d.kind
    from sales.document d
    where d.organisation_id = organisation and d.number = first_kind.number
      and d.kind in ('invoice', 'credit') and d.revision = 1
    order by d.id
    limit 1
$$;

-- Where nobody could say it when it came: customers pay invoices; what went back is of whatever came
-- first under the number. So what came later changes nothing of it.
create function sales.paid_kind(p sales.payment) returns text
language sql stable as $$
    select case when p.document_kind is not null then p.document_kind
                when p.amount_minor <> 0 and (p.amount_minor < 0) = (p.reverses_id is null)
                    then sales.first_kind(p.organisation_id, p.document_number)
                else 'invoice' end
$$;

create or replace view sales.paid_invoices with (security_invoker = true) as
select s.organisation_id, s.agency_id, m.month, count(*) as payments, s.kind
from sales.payment p
join sales.document d
  on d.organisation_id = p.organisation_id and d.number = p.document_number
 and d.kind = sales.paid_kind(p)
join sales.share s on s.organisation_id = d.organisation_id and s.document_id = d.id
cross join lateral (
    select max(a.month) as month
    from sales.agency_month a
    where a.organisation_id = s.organisation_id and a.agency_id = s.agency_id
      and a.kind = s.kind and a.month <= s.booked_on) m
where s.agency_id is not null
group by s.organisation_id, s.agency_id, m.month, s.kind;

drop policy seen on sales.payment;
create policy seen on sales.payment for select
    using ((select access.staff_everywhere())
           or exists (select from sales.document d
                      where d.organisation_id = payment.organisation_id
                        and d.number = payment.document_number
                        and d.kind = sales.paid_kind(payment)));

-- Of those that are here: by the customer where only one of the two is its, else by the sign.
alter table sales.payment no force row level security;
alter table sales.document no force row level security;
alter table sales.share no force row level security;
alter table sales.agency_month no force row level security;
update sales.payment p
set document_kind = case
        when invoiced is null then 'credit'
        when (invoiced = p.account_id) <> (credited = p.account_id)
            then case when invoiced = p.account_id then 'invoice' else 'credit' end
        when (p.amount_minor < 0) = (p.reverses_id is null) then 'credit'
        else 'invoice' end
from (
    select c.organisation_id, c.number, c.account_id as credited,
           (select i.account_id
            from sales.document i
            where i.organisation_id = c.organisation_id and i.kind = 'invoice'
              and i.number = c.number
            order by i.revision desc
            limit 1) as invoiced
    from sales.document c
    where c.kind = 'credit'
      and not exists (select from sales.document l
                      where l.organisation_id = c.organisation_id and l.kind = 'credit'
                        and l.number = c.number and l.revision > c.revision)) n
where n.organisation_id = p.organisation_id and n.number = p.document_number;
update sales.agency_month a
set payments = b.now
from (select m.organisation_id, m.agency_id, m.kind, m.month, m.payments,
             coalesce(p.payments, 0) as now
      from sales.agency_month m
      left join sales.paid_invoices p
        on p.organisation_id = m.organisation_id and p.agency_id = m.agency_id
       and p.kind = m.kind and p.month = m.month) b
where a.organisation_id = b.organisation_id and a.agency_id = b.agency_id
  and a.kind = b.kind and a.month = b.month and b.payments <> b.now;
alter table sales.payment force row level security;
alter table sales.document force row level security;
alter table sales.share force row level security;
alter table sales.agency_month force row level security;
