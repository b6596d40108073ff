/**
 * Every word the site itself says, as one type that each interface language must fill (`ar.ts`, `en.ts`).
 * Counted words and sentences with a gap are functions; a number given to them is already a plain count, they write its digits.
 * The names of codes (classifications, captions, TAGS …) are not here: they stand beside their lists in `src/archive/`.
 */
import type { NoteKind, PersonRole, ProvenanceKind, RedactionReason, TextKind, WithdrawalReason } from '../archive/vocabulary.ts';

/** A counted noun with its number: 0, 1, 2, 3 … → `لا برقيات`, `برقية واحدة`, `برقيتان`, `3 برقيات`. */
export type Count = (n: number) => string;

export interface Interface {
  readonly language: {
    readonly code: string;
    /** The language's own name, for the switch to it. */
    readonly name: string;
    readonly direction: 'rtl' | 'ltr';
    readonly quote: (words: string) => string;
    /** Joins a list: `a, b and c`. */
    readonly list: (items: readonly string[]) => string;
    /** A whole number in this language's digits, grouped by thousands. */
    readonly number: (n: number) => string;
    /** A year, or another number that is never grouped, in this language's digits. */
    readonly digits: (n: number | string) => string;
    /** What stands between a label and its value. */
    readonly colon: string;
    readonly comma: string;
    readonly semicolon: string;
  };
  readonly counts: Record<
    'cables' | 'documents' | 'persons' | 'notes' | 'results' | 'references' | 'paragraphs' | 'years' | 'posts' | 'countries' | 'organizations' | 'subjects' | 'terms' | 'items',
    Count>;
  readonly nav: Record<
    'label' | 'menu' | 'home' | 'cables' | 'persons' | 'countries' | 'posts' | 'organizations' | 'subjects' | 'years' | 'annotations' | 'search' | 'about'
    | 'editorialPolicy' | 'howToRead' | 'glossary' | 'data' | 'readingList' | 'skip' | 'backToTop' | 'breadcrumb', string>;
  readonly home: Record<
    'whatThisIs' | 'lead' | 'latest' | 'latestAdded' | 'waysIn' | 'byCountry' | 'byPost' | 'byPerson' | 'byYear' | 'bySubject' | 'byOrganization' | 'allCables' | 'firstTime' | 'readSpecimen'
    | 'mostMentioned' | 'aboutTheTexts' | 'seeAll', string> & { readonly holds: (cables: number, persons: number, notes: number) => string };
  readonly cable: Record<
    'cable' | 'header' | 'from' | 'to' | 'info' | 'date' | 'undated' | 'classification' | 'captions' | 'tags' | 'references' | 'subject' | 'precedence' | 'eoLine' | 'classifiedBy' | 'documentKind'
    | 'number' | 'office' | 'place' | 'archiveLocation' | 'publishedIn' | 'documentNumber' | 'pages' | 'readThere' | 'retrieved' | 'sourceNote' | 'signedBy' | 'transmission' | 'identifier'
    | 'otherIdentifiers' | 'countries' | 'persons' | 'participants' | 'organizations' | 'places' | 'summary' | 'comment' | 'contents' | 'text' | 'notes' | 'noNotes' | 'editionNotes' | 'sources' | 'notesByEditors'
    | 'revisions' | 'added' | 'derived' | 'derivedHelp' | 'explain' | 'asPrinted' | 'moreHeader' | 'noText' | 'paragraphLink' | 'noteLink' | 'backToText' | 'pageMark' | 'attachment' | 'rights'
    | 'original' | 'translation' | 'arabicText' | 'englishText' | 'unconfirmed' | 'denied' | 'confirmed' | 'confirmation' | 'confirmationUnknown' | 'sourceFile' | 'noSourceFile' | 'changesToText' | 'asData' | 'notesHere' | 'originalLanguageOnly', string> & {
    readonly textKind: Record<TextKind, string>;
    readonly page: (label: string) => string;
    readonly paragraph: (label: string) => string;
    readonly note: (n: number) => string;
    readonly noteBy: (author: string) => string;
    /** Said when a note exists only in another language: the language's name in this one. */
    readonly noteOnlyIn: (language: string) => string;
    readonly textOnlyIn: (language: string) => string;
    readonly digestBy: (author: string) => string;
    readonly translationBy: (author: string) => string;
    readonly editors: string;
  };
  readonly banner: Record<'digest' | 'translation' | 'extract' | 'headerOnly' | 'specimen' | 'draft' | 'withdrawn' | 'withdrawnOn' | 'stub' | 'stubHelp' | 'oneAccount' | 'whatIsThis', string> & {
    /** One word for lists and cards. */
    readonly flag: Record<'specimen' | 'draft' | 'headerOnly' | 'notHeld', string>;
    readonly provenance: Record<ProvenanceKind, string>;
    readonly withdrawnBecause: Record<WithdrawalReason, string>;
    readonly citedBy: (n: number) => string;
  };
  readonly links: Record<
    'refersTo' | 'citedBy' | 'noReferences' | 'notCited' | 'notHeld' | 'mentions' | 'neighbours' | 'earlier' | 'later' | 'samePost' | 'sameDay' | 'external' | 'related', string>;
  readonly citation: Record<
    'cite' | 'copy' | 'copied' | 'copyFailed' | 'copyLink' | 'linkCopied' | 'copyParagraph' | 'formats' | 'chicago' | 'mla' | 'apa' | 'arabic' | 'bibtex' | 'ris' | 'csl' | 'download' | 'accessed' | 'permanentAddress'
    | 'json' | 'markdown' | 'tei', string>;
  readonly reading: Record<'switch' | 'inArabic' | 'inEnglish' | 'both' | 'interface' | 'otherLanguage' | 'showNotes' | 'hideNotes' | 'sideBySide', string>;
  readonly noteKinds: Record<NoteKind, { readonly name: string; readonly help: string; readonly many: string }>;
  readonly redaction: Record<RedactionReason, string> & { readonly mark: string; readonly withheld: string };
  readonly roles: Record<PersonRole, { readonly name: string; readonly heading: string }>;
  readonly search: Record<
    'title' | 'label' | 'placeholder' | 'submit' | 'clear' | 'filters' | 'clearFilters' | 'showFilters' | 'person' | 'country' | 'post' | 'year' | 'classification' | 'subject' | 'organization' | 'kind' | 'language' | 'noResults' | 'noResultsHelp'
    | 'indexMissing' | 'needsScript' | 'waysOn' | 'sort' | 'byRelevance' | 'byDate' | 'newestFirst' | 'oldestFirst' | 'acrossLanguages' | 'acrossLanguagesHelp' | 'searching' | 'more' | 'newer' | 'older' | 'inNotes' | 'inText' | 'failed' | 'shortcut'
    | 'filterList' | 'anyOf' | 'remove' | 'help' | 'start' | 'fewer' | 'fromYear' | 'toYear' | 'allYears' | 'yearChart' | 'dragYears' | 'viaTranslation' | 'archivePages' | 'suggestions' | 'tryAgain' | 'undated', string> & {
    /** Stands before words of the query, each in quotation marks, that the archive does not hold. */
    readonly notInArchive: (count: number) => string;
    /** Why no answer came, and what the reader can do. */
    readonly failures: Record<'missing' | 'damaged' | 'version' | 'network' | 'internal', string>;
    /** What a query may contain: an example and what it does. */
    readonly examples: readonly { readonly query: string; readonly meaning: string }[];
    /** Choice below the box that asks the search page. */
    readonly searchFor: (query: string) => string;
    readonly suggested: Count;
    /** In how many paragraphs and notes of a document the words stand. */
    readonly inPlaces: Count;
    /** How many of the results were found through the other language. */
    readonly translated: Count;
    readonly filtersChosen: Count;
    readonly shown: (n: number, of: number) => string;
    /** Results of a part of the archive, while the rest is loading. */
    readonly soFar: (results: number, part: number, of: number) => string;
    readonly results: (n: number, query: string) => string;
    readonly didYouMean: (word: string) => string;
    readonly also: (words: readonly string[]) => string;
  };
  readonly list: Record<'previous' | 'next' | 'first' | 'last' | 'empty' | 'pages' | 'sortedByDate' | 'sortedByName' | 'jumpTo' | 'all', string> & { readonly pageOf: (page: number, of: number) => string };
  readonly theme: Record<'label' | 'light' | 'dark' | 'automatic', string>;
  readonly notFound: Record<'title' | 'text' | 'moved' | 'tryThese', string>;
  readonly footer: Record<'contact' | 'licence' | 'licenceText' | 'noTracking' | 'corrections' | 'madeWith' | 'source' | 'about', string>;
  readonly print: Record<'print' | 'printedFrom' | 'notes', string>;
  readonly readingList: Record<
    'title' | 'help' | 'add' | 'added' | 'remove' | 'removed' | 'undo' | 'empty' | 'emptyHelp' | 'ownNote' | 'notePlaceholder' | 'moveUp' | 'moveDown' | 'share' | 'shareHelp' | 'shared' | 'keepShared' | 'export' | 'exportMarkdown'
    | 'exportBibtex' | 'exportJson' | 'clear' | 'confirmClear' | 'onDevice' | 'storageOff' | 'needsScript' | 'import', string>;
  readonly person: Record<
    'person' | 'names' | 'otherNames' | 'offices' | 'born' | 'died' | 'nationality' | 'byRole' | 'appearsWith' | 'overTime' | 'noCables' | 'identifiers' | 'invented' | 'sources' | 'listHelp', string>;
  readonly organization: Record<'organization' | 'kind' | 'otherNames' | 'active' | 'cables' | 'persons' | 'noCables', string>;
  readonly country: Record<'country' | 'postsHere' | 'noPosts' | 'places' | 'about' | 'otherNames' | 'persons' | 'cables' | 'noCables' | 'listHelp' | 'derived', string>;
  readonly post: Record<'post' | 'country' | 'city' | 'sent' | 'received' | 'noCables' | 'dates' | 'kind' | 'listHelp' | 'code' | 'persons' | 'of', string>;
  readonly year: Record<'year' | 'months' | 'noCables' | 'previous' | 'next' | 'undated' | 'listHelp', string> & { readonly title: (year: string) => string };
  readonly subject: Record<'subject' | 'code' | 'meaning' | 'unknownCode' | 'noCables' | 'together' | 'listHelp', string>;
  readonly annotations: Record<'title' | 'listHelp' | 'byKind' | 'inCable' | 'empty', string>;
  readonly glossary: Record<'title' | 'term' | 'meaning' | 'alsoCalled' | 'listHelp', string>;
  readonly data: Record<'title' | 'help' | 'tables' | 'tablesHelp' | 'follow' | 'harvest' | 'bundles' | 'fields' | 'fieldsHelp' | 'licence' | 'perCable' | 'perCableHelp' | 'file' | 'rows' | 'size' | 'checksum' | 'verifyHelp' | 'takeAway' | 'takeAwayHelp'
    | 'offline' | 'offlineHelp' | 'keepOffline' | 'keeping' | 'kept' | 'forget' | 'offlineFailed' | 'bytes' | 'kilobytes' | 'megabytes', string> & {
    /** What each table holds. */
    readonly table: Record<'cables' | 'paragraphs' | 'annotations' | 'mentions' | 'references' | 'persons' | 'organizations' | 'posts', string>;
    /** What the other files are. */
    readonly other: Record<'schema' | 'content' | 'changes' | 'datapackage' | 'beacon' | 'oai' | 'feed' | 'bundle', string>;
  };
  /** Pictures drawn when the site is built, and the tables beneath them. */
  readonly pictures: Record<'byYear' | 'sent' | 'took' | 'mentioned' | 'graph' | 'graphHelp' | 'graphYearsHelp' | 'cites' | 'citedTo' | 'neighbourhood' | 'neighbourhoodHelp' | 'map' | 'worldHelp' | 'borders' | 'more' | 'fewer' | 'coordinates' | 'link', string> & {
    /** What a map shows, for those who don't see it: the country and the posts marked on it. */
    readonly mapOf: (country: string, posts: readonly string[]) => string;
    /** The picture of references in words: documents and references. */
    readonly graphOf: (documents: number, references: number) => string;
    readonly graphOfYears: (references: number) => string;
    /** Years from–to, and in which of them most cables stand. */
    readonly yearsOf: (first: string, last: string, most: string) => string;
  };
  /** Short texts for assistive technology that stand nowhere else. */
  readonly aria: Record<'close' | 'open' | 'opensNewPart' | 'inserted' | 'chart' | 'tableOfChart' | 'current' | 'siteSearch', string>;
}
