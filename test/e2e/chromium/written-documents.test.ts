import { testWrittenDocuments } from '../written-documents-tests.ts';

testWrittenDocuments();
