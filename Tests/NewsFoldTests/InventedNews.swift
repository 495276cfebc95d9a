// InventedNews: articles of our own making, for the tests of folding.

/// Texts about things that never happened.
enum InventedNews {
    static let ferryTitle = "Ferry operator suspends night crossings after engine fire"

    static let ferry = [
        "The operator of the Lindholm ferry suspended all night crossings on Tuesday after a fire in the engine "
            + "room of the Marieke forced 212 passengers to wait on deck for almost four hours.",
        "Nobody was hurt, but the coast guard said that two of the three pumps on board had failed when the crew "
            + "tried to put out the flames, and that a tug had to be called from the port of Osterby.",
        "\"We were told to put on life jackets and then heard nothing for an hour,\" said Ines Varga, a nurse who "
            + "crosses the strait twice a week. \"The crew did what they could with what they had.\"",
        "Tor Lindqvist, who heads the operator, said that the vessel had passed its yearly inspection in March. He "
            + "promised that the night boats would run again once every engine room in the fleet had been checked.",
        "The harbour authority has asked for the maintenance records of all five ships. Its inspectors found worn "
            + "fuel lines on a sister ship last autumn and gave the company six months to replace them.",
        "Unions say that crews have been cut by a third since 2019. They want the ministry to set a minimum number "
            + "of engineers for every crossing, as it does for cargo ships above 5,000 tonnes.",
        "The ministry declined to comment on the demand. A spokeswoman said that a report on safety at sea would "
            + "be published before the summer and that all parties would be heard.",
        "About 3,400 people cross the strait on an ordinary night, most of them workers of the cannery and the "
            + "hospital in Osterby. Buses over the bridge take twice as long.",
    ]

    static let orchardTitle = "Late frost costs valley growers half their apples"

    static let orchard = [
        "Growers in the Tamar valley expect to lose half of this year's apples after three nights of frost in the "
            + "first week of May, their association said on Friday.",
        "Blossoms were out ten days early because of a warm April, and temperatures fell to minus four degrees in "
            + "the lower orchards, where cold air collects between the slopes.",
        "\"In thirty years I have not seen a tree so black,\" said Pavel Hruby, whose family has kept an orchard "
            + "near the old mill for three generations.",
        "The association wants the state to pay for wind machines that mix the air on clear nights. A single machine "
            + "protects about five hectares and costs as much as a tractor.",
        "Buyers in the capital said that prices of cider apples would rise from September on, since stores from last "
            + "year were almost empty.",
    ]

    /// The ferry story as another desk wrote it: the same event in other words.
    static let ferryElsewhere = [
        "Passengers of the Marieke spent much of Monday night on the open deck of the Lindholm ferry while smoke "
            + "poured from below, and on Tuesday the company drew a consequence: no more boats after dark for now.",
        "According to rescuers, the crew fought the blaze in the engine room with a single working pump until a tug "
            + "from Osterby reached them. There were no injuries among the more than 200 people on board.",
        "Tor Lindqvist, head of the ferry company, said he could not explain the fire. The ship was inspected in the "
            + "spring. The harbour authority wants to see the papers of the whole fleet.",
        "Trade unions had warned of thinner crews on the strait for years. The nurse Ines Varga said that the wait in "
            + "life jackets was the worst hour of her life.",
    ]

    /// And as a third desk did.
    static let ferryAgain = [
        "Night boats between Lindholm and Osterby stay in port. After flames broke out below deck on the Marieke, "
            + "the ferry company of Tor Lindqvist stopped every crossing that leaves after sunset.",
        "A tug from Osterby and the coast guard brought the Marieke in. Its passengers sat in life jackets on deck, "
            + "among them the nurse Ines Varga, who complained of how little the crew told them.",
        "What set fire to the engine room isn't known. Harbour inspectors will go through fuel lines and pumps of "
            + "all ferries on the strait; unions blame the company for crews that are too small.",
    ]
}
