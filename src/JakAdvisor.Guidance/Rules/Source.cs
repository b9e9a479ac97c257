namespace JakAdvisor.Guidance.Rules;

/// <summary>A document that was read.</summary>
/// <param name="Id">Its short id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who publishes it, or <c>not given</c>.</param>
/// <param name="Date">Its date, or <c>not given</c>.</param>
/// <param name="Link">Where it stands, or <c>not given</c>.</param>
/// <param name="Read">The day it was read, or <c>not given</c>.</param>
/// <param name="How">How well it was read: own page, copy, digest …</param>
public sealed record Document(string Id, string Title, string Publisher, string Date, string Link, string Read, string How);

/// <summary>One statement of a document that guidance can cite.</summary>
/// <param name="Id">Its id, such as <c>REN-UPA-US-SEV</c>, <c>G:T3</c> or <c>A34</c>.</param>
/// <param name="Document">The document it stands in.</param>
/// <param name="Place">Section, table or line; <c>not given</c> where the dossier gives none.</param>
/// <param name="Says">What it states, in our words.</param>
/// <param name="Mark">How well it is known.</param>
/// <param name="Note">Which part is still to be confirmed; empty when none.</param>
/// <param name="Also">Further documents that say it.</param>
public sealed record Source(string Id, Document Document, string Place, string Says, Mark Mark, string Note, IReadOnlyList<Document> Also);

/// <summary>A numbered statement of one of the two seed documents, in one own line.</summary>
/// <param name="Source">The statement as a citable source.</param>
/// <param name="NotCarried">Why nothing in the guidance carries it; empty when something does.</param>
public sealed record Statement(Source Source, string NotCarried);
