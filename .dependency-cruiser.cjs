/**
 * Which module may import which, as described in CONTRIBUTING.md. `npm run check` runs it over
 * `src`. What an import cannot show (globals, clocks, the network, writes to tables) is tested in
 * test/unit/repository/forbidden-apis.test.ts.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** What each folder of `src` may import besides itself. */
const LAYERS = {
  domain: [],
  messages: ['domain'],
  files: ['domain', 'messages'],
  platform: ['domain', 'messages', 'public/_locales/en/messages.json'],
  store: ['domain'],
  background: ['domain', 'messages', 'files', 'platform', 'store'],
  'import-worker': ['domain', 'messages', 'files', 'platform', 'store'],
  'export-worker': ['domain', 'messages', 'files', 'platform'],
  content: ['domain', 'messages', 'platform/clock.ts', 'public/_locales/en/messages.json'],
  ui: ['domain', 'messages', 'platform', 'store'],
  popup: ['domain', 'messages', 'platform', 'store', 'ui'],
  app: ['domain', 'messages', 'platform', 'store', 'ui'],
  closed: ['domain', 'messages', 'platform', 'store', 'ui'],
};

/** The subjects of the domain: each may import those of the levels before it. */
const DOMAIN_LEVELS = [
  ['time', 'i18n'],
  ['people'],
  ['tracking'],
  ['limits', 'stats'],
  ['agreement', 'elsewhere'],
  ['household', 'integrity'],
  ['settings'],
  ['backup', 'snapshot'],
];

/** The files that may import each package. Everything else in package.json is out of bounds. */
const PACKAGES = {
  valibot: '^src/(messages|files)/|^src/domain/.+[.]schema[.]ts$',
  dexie: '^src/store/',
  'webextension-polyfill': '^src/platform/',
  otpauth: '^src/platform/crypto/totp[.]ts$',
  '@noble/hashes': '^src/platform/crypto/totp[.]ts$',
  '@scure/base': '^src/platform/crypto/text-encoding[.]ts$',
  preact: '^src/(ui|popup|app|closed)/',
  qr: '^src/app/',
  '@zip.js/zip.js': '^src/files/tiktok-export/zip-files[.]ts$',
  '@streamparser/json': '^src/files/tiktok-export/json-reader[.]ts$',
};

/** The files of the store that only read: all that a page may import. */
const READING =
  '^src/store/(settings|tracking/usage-queries|elsewhere/elsewhere-queries|data/import-plan|db/(database|existing-database|live-query|schema|storage-errors|table-inspector|valid-rows))[.]ts$';

const inSrc = (path) => (path.startsWith('public/') ? `^${path}` : `^src/${path}(/|$)`);

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { pathNot: ['node_modules/', ...[layer, ...allowed].map(inSrc)] },
}));

const domainRules = DOMAIN_LEVELS.flatMap((subjects, level) =>
  subjects.map((subject) => ({
    name: `domain-level-${subject}`,
    severity: 'error',
    from: { path: `^src/domain/${subject}/` },
    to: {
      path: '^src/domain/',
      pathNot: [subject, ...DOMAIN_LEVELS.slice(0, level).flat()].map((name) =>
        inSrc(`domain/${name}`),
      ),
    },
  })),
);

const packageRules = Object.entries(PACKAGES).map(([name, importers]) => ({
  name: `package-${name.replace(/[@/]+/g, '-').replace(/^-/, '')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: importers },
  to: { path: `node_modules/${name}/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...domainRules,
    ...packageRules,
    {
      name: 'known-folder',
      comment: 'A new folder of src needs a row in LAYERS, one of src/domain a place in a level.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          ...Object.keys(LAYERS).map(inSrc),
          ...DOMAIN_LEVELS.flat().map((subject) => inSrc(`domain/${subject}`)),
        ].filter((path) => path !== inSrc('domain')),
      },
      to: {},
    },
    {
      name: 'known-package',
      comment: 'A package that ships with the extension needs a row in PACKAGES.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: 'node_modules/',
        pathNot: Object.keys(PACKAGES).map((name) => `node_modules/${name}/`),
      },
    },
    {
      name: 'no-node-and-no-unknown',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core', 'npm-dev', 'npm-no-pkg', 'undetermined', 'unknown'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circular-types',
      comment:
        'A schema may check with the functions of a file that takes its type from the schema.',
      severity: 'error',
      from: { pathNot: '[.]schema[.]ts$' },
      to: { circular: true, viaOnly: { pathNot: '[.]schema[.]ts$' } },
    },
    {
      name: 'pages-only-read',
      comment: 'A page reads the database; every change is a message to the background.',
      severity: 'error',
      from: { path: '^src/(ui|popup|app|closed|import-worker)/' },
      to: { path: '^src/store/', pathNot: READING },
    },
    {
      name: 'polyfill-in-one-file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/browser[.]ts$' },
      to: { path: 'node_modules/webextension-polyfill/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'content-takes-only-types',
      comment: 'Schemas bring Valibot along, which would outweigh the rest of the content script.',
      severity: 'error',
      from: { path: '^src/content/' },
      to: { path: '^src/messages/|[.]schema[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'handlers-do-not-import-each-other',
      comment: 'What two of them need belongs in enforcement/ or security/.',
      severity: 'error',
      from: { path: '^src/background/handlers/' },
      to: { path: '^src/background/handlers/' },
    },
    {
      name: 'entry-points-are-not-imported',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: '^src/(background|import-worker|export-worker|content|popup|app|closed)/index[.]tsx?$',
      },
    },
  ],
  options: {
    // Imports of types count, and can be told from others ("type-only").
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
