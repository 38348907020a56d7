-- 120,000 people at the accounts of a bench: two or three at each.
set local session_replication_role = replica;
insert into contacts.contact (id, organisation_id, family_name, given_name, phones, numbers, emails,
                              search)
select id, organisation_id, family, given, array[phone], array[phone], array[email],
       lower(translate(family || ' ' || given || ' ' || family || ' ' || substr(phone, 2) || ' '
                       || replace(replace(email, '@', ' '), '.', ' '),
                       'áéíóöőúüűÁÉÍÓÖŐÚÜŰ', 'aeiooouuuAEIOOOUUU'))
from (select md5('contact' || n)::uuid as id, current_setting('bench.organisation')::uuid
                 as organisation_id,
             (array['Árvai', 'Balla', 'Csonka', 'Dobos', 'Erdélyi', 'Fülöp', 'Gulyás', 'Halmos',
                    'Illés', 'Jakab', 'Kelemen', 'Lőrincz', 'Máté', 'Novák', 'Orosz', 'Péteri',
                    'Rózsa', 'Szűcs', 'Török', 'Veress'])[1 + n % 20]
                 || (array['', 'né', '-Kiss', '-Nagy', 'házi'])[1 + n / 20 % 5] as family,
             (array['Ágnes', 'Balázs', 'Csilla', 'Dénes', 'Edit', 'Ferenc', 'Gyöngyi', 'Henrik',
                    'Ildikó', 'József', 'Katalin', 'László', 'Márta', 'Nóra', 'Ottó', 'Péter',
                    'Réka', 'Sándor', 'Tünde', 'Zoltán'])[1 + n / 100 % 20] as given,
             '+3630' || lpad(n::text, 7, '0') as phone,
             'p' || n || '@firma' || n % 20000 || '.example' as email
      from generate_series(0, 119999) n) c;
insert into contacts.place (id, organisation_id, contact_id, account_id, role, since)
select md5('place' || n)::uuid, current_setting('bench.organisation')::uuid,
       md5('contact' || n)::uuid, a.id, 'Beszerző', '2024-01-01'
from (select id, row_number() over (order by id) - 1 as k from accounts.account) a
join generate_series(0, 119999) n on n % 50000 = a.k;
insert into search.token (organisation_id, word, kind, record_id)
select distinct c.organisation_id, w.word, 'contact', c.id
from contacts.contact c, string_to_table(c.search, ' ') as w (word)
where length(w.word) > 1;
