// The type package asks for a last chunk; pdfkit itself does not.
declare namespace PDFKit {
  interface PDFKitReference {
    end(): void
  }
}
