import { tellStudioYear } from './support/studio-year/tell.ts'

tellStudioYear('en')
