/** The interface in English. */
import { counted } from './plural.ts';
import type { Interface } from './interface.ts';

/** Made once: on cable pages, making it for every number took a tenth of the time. */
const numbers = new Intl.NumberFormat('en-u-nu-latn');
const number = (n: number) => numbers.format(n);
const count = (one: string, many = `${one}s`) => {
  const words = counted('en', number, { one: `# ${one}`, other: `# ${many}` });
  return (n: number) => (n === 0 ? `no ${many}` : words(n));
};
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const cables = count('cable'), persons = count('person'), notes = count('annotation'), results = count('result'), places = count('place'), documents = count('document'), references = count('reference');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** English has one set of digits: the argument the Arabic words take is not looked at. */
export function english(): Interface {
  return {
    language: {
      code: 'en', name: 'English', direction: 'ltr', quote: (words) => `“${words}”`, list: (items) => lists.format(items), number, digits: String, colon: ': ', comma: ', ', semicolon: '; ',
    },
    counts: {
      cables, documents, persons, notes, results, references, paragraphs: count('paragraph'), years: count('year'), posts: count('post'),
      countries: count('country', 'countries'), organizations: count('organization'), subjects: count('subject'), terms: count('term'), items: count('item'),
    },
    nav: {
      label: 'Main navigation', menu: 'Menu', home: 'Home', cables: 'Cables', persons: 'Persons', countries: 'Countries', posts: 'Posts', organizations: 'Organizations', subjects: 'Subjects', years: 'Years',
      annotations: 'Annotations', search: 'Search', about: 'About', editorialPolicy: 'Editorial policy', howToRead: 'How to read a cable', glossary: 'Glossary', data: 'Data', readingList: 'Reading list',
      skip: 'Skip to the text', backToTop: 'Back to top', breadcrumb: 'You are here',
    },
    home: {
      whatThisIs: 'What this is',
      lead: 'US diplomatic documents on the Maghreb and the Sahel, 1955–2010: a digest of each in Arabic and English, annotated, with the persons, posts and subjects that connect them.',
      latest: 'Latest documents', latestAdded: 'Recently added', waysIn: 'Ways in', byCountry: 'By country', byPost: 'By post', byPerson: 'By person', byYear: 'By year', bySubject: 'By subject', byOrganization: 'By organization',
      allCables: 'All cables', firstTime: 'Never read a cable?', readSpecimen: 'A specimen explains every part of one', mostMentioned: 'Most often named',
      aboutTheTexts: 'Digests and annotations are our own; each page says where the document itself can be read.', seeAll: 'See all',
      holds: (c, p, n) => `${capital(cables(c))}, ${persons(p)}, ${notes(n)}.`,
    },
    cable: {
      cable: 'Cable', header: 'Header', from: 'From', to: 'To', info: 'Info', date: 'Date', undated: 'undated', classification: 'Classification', captions: 'Captions', tags: 'TAGS', references: 'References', subject: 'Subject',
      precedence: 'Precedence', eoLine: 'E.O. line', classifiedBy: 'Classified by', documentKind: 'Kind of document', number: 'Number', office: 'Office', place: 'Place', archiveLocation: 'Kept at', publishedIn: 'Published in',
      documentNumber: 'Document', pages: 'Pages', readThere: 'Read it there', retrieved: 'Read on', sourceNote: 'Source note of the edition', signedBy: 'Signed', transmission: 'Transmission lines', identifier: 'Identifier',
      otherIdentifiers: 'Other identifiers', countries: 'Countries', persons: 'Persons', participants: 'Took part', organizations: 'Organizations', places: 'Places', summary: 'Summary', comment: 'Comment', contents: 'On this page', text: 'Text',
      notes: 'Annotations', noNotes: 'No annotations yet.', editionNotes: 'Notes of the printed edition', sources: 'Sources', notesByEditors: 'Annotations are by the editors unless they say otherwise.', revisions: 'Corrections since publication',
      added: 'Added', derived: 'worked out by software', derivedHelp: 'The document gives no code for this. Software worked it out from the dateline, the heading, the sender or the addressee.', explain: 'What does this mean?',
      asPrinted: 'As printed', moreHeader: 'The whole header', noText: 'Only the header of this document is known.', paragraphLink: 'Link to this paragraph', noteLink: 'Link to this annotation', backToText: 'Back to the text', pageMark: 'page of the source',
      attachment: 'Attachment', rights: 'Rights', original: 'Original', translation: 'Translation', arabicText: 'Arabic text', englishText: 'English text',
      confirmation: 'Official confirmation', confirmationUnknown: 'Whether the issuing government has confirmed this document is not recorded here.', sourceFile: 'Source file', noSourceFile: 'None was imported: the text was written here after the published document.',
      unconfirmed: 'The issuing government has not confirmed this document.', denied: 'The issuing government has denied this document.', confirmed: 'The issuing government has published this document itself.',
      changesToText: 'What we did to the text', asData: 'This page as data', notesHere: 'Annotations on this passage', originalLanguageOnly: 'in its original language only',
      textKind: { full: 'Full text', extract: 'Extract', digest: 'Digest', translation: 'Translation', header: 'Header only' },
      page: (label) => `page ${label}`, paragraph: (label) => `paragraph ${label}`, note: (n) => `Annotation ${number(n)}`, noteBy: (author) => `by ${author}`,
      noteOnlyIn: (language) => `This annotation exists only in ${language}.`, textOnlyIn: (language) => `This text exists only in ${language}.`,
      digestBy: (author) => `Digest by ${author}`, translationBy: (author) => `Translation by ${author}`, editors: 'the editors',
    },
    banner: {
      digest: 'This is a digest in the editors’ own words, not the document’s text.', translation: 'This is a translation by the editors; the original decides.', extract: 'This is a part of the document, not all of it.',
      headerOnly: 'Nothing but this document’s header is known. The page is kept because other documents refer to it.',
      specimen: 'This cable is invented. It shows every part a cable can have; its persons, its post and its events do not exist.',
      draft: 'Draft: not published. Only people who edit this archive see this page.',
      withdrawn: 'This document has been withdrawn from the archive.', withdrawnOn: 'Withdrawn on',
      stub: 'Cited, not held', stubHelp: 'Documents in this archive refer to this one, but the archive does not hold it. This page says who cites it.',
      oneAccount: 'A cable is one diplomat’s account and not proof of what it reports.', whatIsThis: 'About this document',
      flag: { specimen: 'specimen', draft: 'draft', headerOnly: 'header only', notHeld: 'not held' },
      provenance: {
        declassified: 'The government that issued this document declassified and published it. It is one diplomat’s or official’s account and not proof of what it reports.',
        foia: 'This document was released on request under a freedom of information law. It is one diplomat’s account and not proof of what it reports.',
        'press-published': 'The press published or reported this document; the archive has not seen an official release of it. It is one diplomat’s account and not proof of what it reports.',
        leaked: 'This document became public without its author’s government releasing it. It is one diplomat’s account and not proof of what it reports.',
        generated: 'This document is invented, to show what a cable looks like. Nothing in it happened.',
      },
      withdrawnBecause: {
        safety: 'It was withdrawn to protect a person named in it.', privacy: 'It was withdrawn to protect a person’s privacy.', legal: 'It was withdrawn for a legal reason.', error: 'It was published in error.',
        duplicate: 'It was the same document as another in the archive.',
      },
      citedBy: (n) => `Cited by ${cables(n)}`,
    },
    links: {
      refersTo: 'Refers to', citedBy: 'Cited by', noReferences: 'It refers to no other document.', notCited: 'No document in the archive cites it.', notHeld: 'cited, not held', mentions: 'Mentions',
      neighbours: 'Before and after it, at the same post', earlier: 'Earlier', later: 'Later', samePost: 'From the same post', sameDay: 'On the same day', external: 'leads to another site', related: 'Related documents',
    },
    citation: {
      cite: 'Cite this page', copy: 'Copy', copied: 'Copied', copyFailed: 'Could not copy: select the text and copy it yourself.', copyLink: 'Copy link', linkCopied: 'Link copied', copyParagraph: 'Copy a citation of this paragraph',
      formats: 'Citation styles', chicago: 'Chicago', mla: 'MLA', apa: 'APA', arabic: 'Arabic', bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', download: 'Download', accessed: 'accessed', permanentAddress: 'Permanent address', json: 'JSON', markdown: 'Markdown',
      tei: 'TEI',
    },
    reading: {
      switch: 'Language of the text', inArabic: 'Read in Arabic', inEnglish: 'Read in English', both: 'Side by side', interface: 'Language of the site', otherLanguage: 'This page in Arabic', showNotes: 'Show annotations', hideNotes: 'Hide annotations',
      sideBySide: 'Arabic and English side by side',
    },
    noteKinds: {
      context: { name: 'Context', many: 'Context', help: 'What came before or after, and what a reader needs to know to understand the passage.' },
      identification: { name: 'Identification', many: 'Identifications', help: 'Who or what is meant.' },
      translation: { name: 'Translation', many: 'Translations', help: 'On a word and how it is rendered.' },
      correction: { name: 'Correction', many: 'Corrections', help: 'An error in the document, left standing there and put right here.' },
      press: { name: 'Press', many: 'Press', help: 'What newspapers reported of it.' },
      edition: { name: 'Printed edition', many: 'Notes of the printed edition', help: 'A note of the edition the document was published in.' },
    },
    redaction: {
      mark: 'Redacted', withheld: 'Withheld', 'source-protection': 'redacted to protect a source', 'personal-data': 'personal data redacted', 'at-risk': 'redacted: the person could be in danger', legal: 'redacted for a legal reason',
      'not-declassified': 'withheld by the government that published it', illegible: 'illegible in the source', 'omitted-in-source': 'left out in the source',
    },
    roles: {
      sender: { name: 'sender', heading: 'Sent' }, recipient: { name: 'recipient', heading: 'Received' }, participant: { name: 'participant', heading: 'Took part' }, author: { name: 'author', heading: 'Wrote' },
      drafter: { name: 'drafter', heading: 'Drafted' }, mentioned: { name: 'mentioned', heading: 'Mentioned in' },
    },
    search: {
      title: 'Search', label: 'Search the archive', placeholder: 'Words, a name, a cable’s number', submit: 'Search', clear: 'Clear', filters: 'Narrow down', clearFilters: 'Remove all filters', showFilters: 'Filters', person: 'Person', country: 'Country', post: 'Post',
      year: 'Year', classification: 'Classification', subject: 'Subject', organization: 'Organization', kind: 'Kind of document', language: 'Language', noResults: 'Nothing found',
      noResultsHelp: 'Try fewer words, another spelling, or remove a filter.', indexMissing: 'The search index is missing. Run “npm run build” and open the page again.',
      needsScript: 'Search needs JavaScript. Everything it finds can also be reached through these lists:', waysOn: 'Other ways to look', sort: 'Sort by', byRelevance: 'Relevance', byDate: 'Date', newestFirst: 'Newest first', oldestFirst: 'Oldest first',
      acrossLanguages: 'Search in both languages', acrossLanguagesHelp: 'Also finds documents by the equivalents of your words in the other language.', searching: 'Searching…', more: 'More results', newer: 'Newer', older: 'Older', inNotes: 'in an annotation',
      inText: 'in the text', failed: 'The search failed. Reload the page and try again.', shortcut: 'Press / to search', filterList: 'Filter this list', anyOf: 'any of', remove: 'Remove filter', help: 'How to search',
      start: 'Type a word, a name or a cable’s number, or begin with one of these lists:', fewer: 'Show fewer', fromYear: 'From year', toYear: 'To year', allYears: 'All years', yearChart: 'Results by year', dragYears: 'Drag over the bars, or type the years.',
      viaTranslation: 'by translation', archivePages: 'Pages with this name', suggestions: 'Suggestions', tryAgain: 'Try again', undated: 'undated',
      notInArchive: (count) => (count === 1 ? 'This word does not occur in the archive: ' : 'These words do not occur in the archive: '),
      failures: {
        missing: 'The search index could not be found. The archive can still be read through the lists below.', damaged: 'A part of the search index is damaged. Try again, or use the lists below.',
        version: 'This page is older or newer than the search index. Reload the page.', network: 'The connection failed. Check it and try again.', internal: 'The search stopped working. Reload the page, or use the lists below.',
      },
      examples: [
        { query: '"military cooperation"', meaning: 'exactly these words, side by side' }, { query: 'oil -gas', meaning: 'with the first word, without the second' },
        { query: 'country:mali year:2005-2009', meaning: 'from or about a country, within years' }, { query: 'person:bouteflika', meaning: 'who is named, in any spelling and either script' },
      ],
      searchFor: (query) => `Search for “${query}”`, suggested: count('suggestion'), inPlaces: (n) => `in ${places(n)}`,
      translated: (n) => `${number(n)} of them by equivalents of your words in the other language`, filtersChosen: count('filter'), shown: (n, of) => `Showing ${number(n)} of ${number(of)}`,
      soFar: (n, part, of) => `${capital(results(n))} so far, from ${number(part)} of ${number(of)} parts of the archive`,
      results: (n, query) => (query ? `${capital(results(n))} for “${query}”` : capital(results(n))),
      didYouMean: (word) => `Did you mean “${word}”?`, also: (words) => `Also searched for ${lists.format(words.map((w) => `“${w}”`))}`,
    },
    list: {
      previous: 'Previous page', next: 'Next page', first: 'First page', last: 'Last page', empty: 'Nothing here yet.', pages: 'Pages', sortedByDate: 'in order of date', sortedByName: 'in order of name', jumpTo: 'Jump to', all: 'All',
      pageOf: (page, of) => `Page ${number(page)} of ${number(of)}`,
    },
    theme: { label: 'Colours', light: 'Light', dark: 'Dark', automatic: 'Automatic' },
    notFound: {
      title: 'Page not found', text: 'There is no page at this address.', moved: 'Published addresses are kept for good: a page that moved redirects, and one that was withdrawn says so. So the address may be mistyped.', tryThese: 'Try the search, or one of these lists:',
    },
    footer: {
      contact: 'Write to the editors', licence: 'Licence', licenceText: 'Digests, translations and annotations:', noTracking: 'This site sets no cookies, counts no visits and sends no request to anyone else.', corrections: 'Found a mistake? Tell us.',
      madeWith: 'Made with Barqiyat', source: 'Source code', about: 'About this archive',
    },
    print: { print: 'Print', printedFrom: 'Printed from', notes: 'Annotations' },
    readingList: {
      title: 'Reading list', help: 'Documents and paragraphs you put aside, in your order, with your own notes.', add: 'Add to reading list', added: 'Added to the reading list', remove: 'Remove from reading list', removed: 'Removed', undo: 'Undo',
      empty: 'The list is empty.', emptyHelp: 'Press “Add to reading list” on a document or beside a paragraph.', ownNote: 'Your note', notePlaceholder: 'Why you put it aside', moveUp: 'Move up', moveDown: 'Move down', share: 'Share as a link',
      shareHelp: 'The link holds the whole list, your notes too. Whoever has it can read them.', shared: 'This list came with the link you opened.', keepShared: 'Add it to mine', export: 'Save as a file', exportMarkdown: 'Markdown', exportBibtex: 'BibTeX', exportJson: 'JSON',
      clear: 'Empty the list', confirmClear: 'Remove every entry and note?', onDevice: 'The list stays on this device. Nobody else sees it unless you share it.', storageOff: 'Your browser does not let this site store anything, so the list lasts until you close the page.',
      needsScript: 'The reading list needs JavaScript.', import: 'Open a saved list',
    },
    person: {
      person: 'Person', names: 'Names', otherNames: 'Also written', offices: 'Offices', born: 'Born', died: 'Died', nationality: 'Country', byRole: 'In the archive', appearsWith: 'Appears with', overTime: 'Over time', noCables: 'No document names this person yet.',
      identifiers: 'Elsewhere', invented: 'An invented person, for the specimen cable.', sources: 'Sources', listHelp: 'Everyone named in a document of this archive.',
    },
    organization: { organization: 'Organization', kind: 'Kind', otherNames: 'Also called', active: 'Active', cables: 'Documents about it', persons: 'Persons', noCables: 'No document names it yet.' },
    country: {
      country: 'Country', postsHere: 'Posts in this country', noPosts: 'No post of this country is in the archive.', places: 'Places named', about: 'About', otherNames: 'Other names', persons: 'Persons', cables: 'Documents from or about it',
      noCables: 'No document is from or about this country yet.', listHelp: 'Countries the documents come from or are about.', derived: 'worked out from the place the document was sent from or to',
    },
    post: {
      post: 'Post', country: 'Country', city: 'City', sent: 'Sent from here', received: 'Received here', noCables: 'No document from this post yet.', dates: 'Existed', kind: 'Kind', listHelp: 'Embassies, consulates and other missions the documents come from.',
      code: 'In cable identifiers', persons: 'Persons', of: 'Mission of',
    },
    year: { year: 'Year', months: 'Months', noCables: 'No document of this year.', previous: 'Year before', next: 'Year after', undated: 'Undated', listHelp: 'Documents by the year they were written.', title: (year) => `Documents of ${year}` },
    subject: {
      subject: 'Subject', code: 'Code', meaning: 'Meaning', unknownCode: 'The meaning of this code is not known to us.', noCables: 'No document carries this code.', together: 'Often together with',
      listHelp: 'TAGS are the codes by which the State Department files its traffic: subjects, programs, countries, organizations.',
    },
    annotations: { title: 'Annotations', listHelp: 'What the editors added to the documents, by kind.', byKind: 'By kind', inCable: 'In', empty: 'No annotation of this kind yet.' },
    glossary: { title: 'Glossary', term: 'Term', meaning: 'Meaning', alsoCalled: 'Also', listHelp: 'Terms and codes of diplomatic traffic, in both languages.' },
    data: {
      title: 'Data', help: 'Everything on this site as data, to take away and reuse.', tables: 'Tables', tablesHelp: 'The same rows as JSON and as CSV. The JSON is exact; in the CSV, words that a spreadsheet would run as a formula begin with an apostrophe, and lists are joined by |.',
      follow: 'Follow', harvest: 'For libraries and programs', bundles: 'By year', fields: 'Fields', fieldsHelp: 'The description of every field for programs is in datapackage.json.', licence: 'Licence',
      perCable: 'Beside every cable', perCableHelp: 'Each cable’s page links to the same cable as JSON, as TEI XML, as its Markdown source, and as a citation in BibTeX, RIS and CSL-JSON: its address with another ending.',
      file: 'File', rows: 'Rows', size: 'Size', checksum: 'SHA-256', verifyHelp: 'SHA256SUMS lists every file of the site with its digest: compare them and you know that nothing was changed on the way.',
      takeAway: 'To take away', takeAwayHelp: 'Editors can make an e-book, a ZIP or an archive package of the whole site or of a part of it: npm run package.',
      offline: 'Read without a connection', offlineHelp: 'This browser can keep the site’s pages and its search, so that they work without a connection. Nothing is stored until you ask for it.', keepOffline: 'Keep the site in this browser', keeping: 'Keeping…', kept: 'The site is kept in this browser.', forget: 'Remove it', offlineFailed: 'It could not be kept: no connection, or not enough room.',
      bytes: 'bytes', kilobytes: 'kB', megabytes: 'MB',
      table: {
        cables: 'Cables, one a row: date, post, classification, subjects, persons, provenance', paragraphs: 'Paragraphs and headings of every text, in every language', annotations: 'Notes, with their sources', mentions: 'Where persons, places and documents are named',
        references: 'Which document cites which', persons: 'Persons, with names, offices and identifiers', organizations: 'Organizations', posts: 'Diplomatic posts',
      },
      other: {
        schema: 'JSON Schema of a cable', content: 'Settings, authority records, glossary and pages as the editors wrote them: with the cables’ JSON, all that an import needs', changes: 'Log of what was added, revised and withdrawn', datapackage: 'Description of the tables (Frictionless Data Package)',
        beacon: 'Which entries of other catalogues have a page here (BEACON)', oai: 'Records for harvesting (OAI-PMH static repository)', feed: 'New and revised documents', bundle: 'All cables of the year',
      },
    },
    pictures: {
      byYear: 'Documents by year', sent: 'sent or wrote', took: 'took part or received', mentioned: 'is mentioned', graph: 'References among these documents', graphHelp: 'Documents stand in the order of their dates; each arc leads from a document to one it refers to: above the line to an older one, beneath it to a younger.',
      graphYearsHelp: 'Years stand in their order; each arc gathers the references from the documents of one year to those of another, the commonest of them.', cites: 'Document', citedTo: 'Refers to', neighbourhood: 'Where this document stands among others', neighbourhoodHelp: 'Above the line what it refers to, beneath it what refers to it, in the order of their dates. The lists that follow say the same.',
      map: 'Map', worldHelp: 'Countries the archive holds documents on; the darker, the more documents.', borders: 'Borders as they are held, after Natural Earth; the map decides no claim.', more: 'more documents', fewer: 'fewer', coordinates: 'Coordinates', link: 'references',
      mapOf: (country, posts) => `Map: ${country} and its neighbours${posts.length ? `; marked: ${lists.format(posts)}` : ''}`,
      graphOf: (docs, refs) => `${documents(docs)}, ${references(refs)} between them`,
      graphOfYears: (refs) => `${references(refs)} between years`,
      yearsOf: (first, last, most) => `${first}–${last}, most documents in ${most}`,
    },
    aria: { close: 'Close', open: 'Open', opensNewPart: 'shows more', inserted: 'inserted by the editors', chart: 'Chart', tableOfChart: 'The same figures as a table', current: 'current page', siteSearch: 'Search this site' },
  };
}
