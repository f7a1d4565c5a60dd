// JSONQuery
